import { sealLog } from "../../app/features/audit/seal-log.server";
import { accountsToSeal } from "../../db/queries/audit-log/sealing";
import type { Job } from "./index";

/** Seals what the audit logs have got since the last minute (architecture, "Logs"). */
export const sealLogs: Job = {
  name: "seal_logs",
  async run(needs) {
    let seals = 0;
    for (const account of await accountsToSeal(needs.db(0))) seals += await sealLog(needs, account);
    return { seals };
  },
};
