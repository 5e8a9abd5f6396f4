import { mailHeads as mail } from "../../app/features/audit/mail-heads.server";
import type { Job } from "./index";

/** The last seal of each audit log, to the owners, once a day. */
export const mailHeads: Job = {
  name: "mail_heads",
  async run(needs) {
    return { mailed: await mail(needs) };
  },
};
