import { sql } from "drizzle-orm";
import type { Actor } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type ChangeOutcome, change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";
import { renewNotice } from "../recorded/renew-notice.server";

/**
 * Turns the column "Page" on or off for the whole company (FM-14): off until an administrator decides, and told in
 * the notice that employees read and confirm anew. `lost`: it stood so already, or the actor's rights have moved.
 */
export function showPage(
  needs: Needs,
  account: Account,
  { actor, on, company }: { actor: Actor; on: boolean; company: string },
): Promise<ChangeOutcome> {
  const { accountId } = account;
  return change(needs, account, {
    write: [
      sql`UPDATE settings SET shows_page = ${on ? 1 : 0} WHERE account_id = ${accountId} AND shows_page = ${on ? 0 : 1}`,
      mustChangeOne(),
      ...renewNotice(needs, accountId),
    ],
    audit: {
      event: "company_updated",
      actor,
      target: { kind: "company", id: accountId, name: company },
      changes: [{ field: "shows_page", before: !on, after: on }],
    },
    gate: [opSelect.settings(accountId)],
  });
}
