import { sql } from "drizzle-orm";
import { opSelect } from "~db/queries/gate-ops";
import { raiseVersions } from "~db/queries/grants";
import { readAccessOptions, writeAccessOptions } from "~db/queries/registries/access-options";
import { type ChangeOutcome, change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { versionsOp } from "../gate-ops.server";
import type { AccessOptions } from "./options-form";

/** Saves the common parameters. The coupling changes what everybody may do, so everybody's version is raised with it. */
export async function saveOptions(
  needs: Needs,
  changer: Changer,
  wanted: AccessOptions,
): Promise<ChangeOutcome> {
  const { accountId } = changer;
  const before = await readAccessOptions(needs.db(accountId), accountId);
  const fields = [
    ["strict_coupling", before.strictCoupling, wanted.strictCoupling],
    ["crm_precedence", before.crmPrecedence, wanted.crmPrecedence],
  ] as const;
  const changes = fields
    .filter(([, was, is]) => was !== is)
    .map(([field, was, is]) => ({ field, before: was, after: is }));
  if (changes.length === 0) return { lost: false, pending: false };
  const isRights = before.strictCoupling !== wanted.strictCoupling;
  const everybody = sql`SELECT id FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL`;
  return change(needs, changer, {
    write: [
      ...writeAccessOptions(accountId, before, wanted),
      ...(isRights ? [raiseVersions(accountId, everybody)] : []),
    ],
    audit: {
      event: "access_options_updated",
      actor: changer.actor,
      target: { kind: "company", id: accountId, name: changer.settings.companyName },
      changes,
    },
    gate: [opSelect.settings(accountId), ...(isRights ? [versionsOp(accountId, everybody)] : [])],
  });
}
