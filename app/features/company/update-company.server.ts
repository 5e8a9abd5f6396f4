import { type SQL, sql } from "drizzle-orm";
import type { Actor, Change } from "~db/queries/audit";
import { type Company, findCompany } from "~db/queries/company";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type ChangeOutcome, change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";
import { renewNotice } from "../recorded/renew-notice.server";
import type { CompanyForm } from "./company-form";

/** Fields of which the notice of what is recorded tells. */
const KEPT_FOR: readonly string[] = ["auth_log_days", "audit_log_days"];

/**
 * Changes the company's settings and the name of its first department: one audit event with a row for each field,
 * nothing at all when nothing differs. Windows of limits that are open keep their end (semantics 5).
 * `lost`: somebody changed the same meanwhile.
 */
export async function updateCompany(
  needs: Needs,
  account: Account,
  { actor, form }: { actor: Actor; form: CompanyForm },
): Promise<ChangeOutcome> {
  const { accountId } = account;
  const before = await findCompany(needs.db(accountId), accountId);
  const changes = differences(before, form);
  if (changes.length === 0) return { lost: false, pending: false };
  const renamed = changes.some(({ field }) => field === "department") ? before.departmentId : null;
  const outcome = await change(needs, account, {
    write: [
      ...writeSettings(accountId, before, form),
      ...(changes.some(({ field }) => KEPT_FOR.includes(field)) ? renewNotice(needs, accountId) : []),
      ...(renamed === null ? [] : renameUnit(accountId, renamed, before.departmentName, form.department)),
    ],
    audit: {
      event: "company_updated",
      actor,
      target: { kind: "company", id: accountId, name: form.name },
      changes,
    },
    gate: [opSelect.settings(accountId), ...(renamed === null ? [] : [opSelect.unit(accountId, renamed)])],
  });
  // The directory's copy of the name: a second step that may be repeated, because the two are never one batch.
  if (!outcome.lost && before.name !== form.name) {
    await needs.directory.run(sql`UPDATE accounts SET name = ${form.name} WHERE id = ${accountId}`);
  }
  return outcome;
}

function differences(before: Company, form: CompanyForm): Change[] {
  const pairs = [
    ["name", before.name, form.name],
    ["time_zone", before.timeZone, form.timeZone],
    ["week_start", before.weekStart, form.weekStart],
    ["language", before.language, form.language],
    ["department", before.departmentName, form.department ?? before.departmentName],
    ["auth_log_days", before.authLogDays, form.authLogDays ?? before.authLogDays],
    ["audit_log_days", before.auditLogDays, form.auditLogDays ?? before.auditLogDays],
  ] as const;
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([field, was, is]) => ({ field, before: was, after: is }));
}

/** Guarded by what was read: two administrators cannot overwrite each other unseen. */
const writeSettings = (accountId: number, before: Company, form: CompanyForm): SQL[] => [
  sql`UPDATE settings SET company_name = ${form.name}, time_zone = ${form.timeZone}, week_start = ${form.weekStart},
      language = ${form.language}, auth_log_days = ${form.authLogDays ?? before.authLogDays},
      audit_log_days = ${form.auditLogDays ?? before.auditLogDays}
    WHERE account_id = ${accountId} AND company_name = ${before.name} AND time_zone = ${before.timeZone}
      AND week_start = ${before.weekStart} AND language = ${before.language}
      AND auth_log_days = ${before.authLogDays} AND audit_log_days = ${before.auditLogDays}`,
  mustChangeOne(),
];

const renameUnit = (
  accountId: number,
  unitId: number,
  was: string | null,
  name: string | undefined,
): SQL[] => [
  sql`UPDATE units SET name = ${name} WHERE account_id = ${accountId} AND id = ${unitId} AND name = ${was}`,
  mustChangeOne(),
];
