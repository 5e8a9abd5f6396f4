import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { appendAudit, type Change } from "~db/queries/audit";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";

/** Why settings of the CRM stay as they are. */
export type SettingsRefusal = "not_found" | "taken" | "in_use" | "last" | "conflict";
export type SettingsOutcome = { ok: true } | { ok: false; refusal: SettingsRefusal };

/** Writes settings of the CRM with their audit row, or nothing. */
export async function changeWork(
  needs: Needs,
  acting: Acting,
  plan: { write: SQL[]; target: string; changes: Change[] },
): Promise<SettingsOutcome> {
  const { accountId, actor } = acting;
  const { lost } = await commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    ...plan.write,
    ...appendAudit(accountId, {
      publicId: publicId(needs.random(16)),
      event: "company_updated",
      at: needs.now,
      actor,
      target: { kind: "crm", id: null, name: plan.target },
      changes: plan.changes,
    }),
  ]);
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
