import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import { holdOfState, type PersonState } from "../../app/domain/holds/person-state";
import type { ActivityFilter } from "../../app/domain/people/list";
import { days } from "../../app/domain/time/durations";
import { grantCounts, holdIsOpen } from "./people-rows";
import { inScope } from "./scope";

/** What the list of people is narrowed to [MC-31]; ids are inner ones. */
export type PeopleFilter = {
  /** Folded words; each must stand in the name, the e-mail or the phone. */
  words: readonly string[];
  state: PersonState | null;
  roleId: number | null;
  departmentId: number | "none" | null;
  activity: ActivityFilter | null;
  /** A group or workgroup. */
  groupId?: number | null;
};

/** The condition over `users u`. Ids come from lists of this account, and every part names the account again. */
export function peopleWhere(accountId: number, scope: Scope, filter: PeopleFilter, now: number): SQL {
  const parts = [
    sql`u.account_id = ${accountId} AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}`,
    ...filter.words.map(holdsWord),
  ];
  if (filter.state !== null) parts.push(inState(accountId, filter.state, now));
  if (filter.roleId !== null) parts.push(hasRole(accountId, filter.roleId, now));
  if (filter.departmentId === "none") parts.push(sql`u.department_id IS NULL`);
  else if (filter.departmentId !== null) parts.push(sql`u.department_id = ${filter.departmentId}`);
  if (filter.groupId != null)
    parts.push(sql`u.id IN (SELECT m.user_id FROM unit_members m WHERE m.account_id = ${accountId}
      AND m.unit_id = ${filter.groupId})`);
  if (filter.activity !== null) parts.push(wasActive(filter.activity, now));
  return sql.join(parts, sql` AND `);
}

/** `instr`, not LIKE: D1 refuses patterns over 50 bytes. A phone is found without its spaces too. */
function holdsWord(word: string): SQL {
  const digits = word.replace(/\D/g, "");
  const inText = sql`instr(u.search_text, ${word}) > 0`;
  if (digits.length < 3 || /[^\d+()\-.]/.test(word)) return inText;
  const phone = sql`replace(replace(replace(replace(coalesce(u.phone, ''), ' ', ''), '-', ''), '(', ''), ')', '')`;
  return sql`(${inText} OR instr(${phone}, ${digits}) > 0)`;
}

function inState(accountId: number, state: PersonState, now: number): SQL {
  if (state === "active") {
    return sql`u.id NOT IN (SELECT h.user_id FROM holds h WHERE h.account_id = ${accountId} AND ${holdIsOpen(now)})`;
  }
  return sql`u.id IN (SELECT h.user_id FROM holds h WHERE h.account_id = ${accountId}
    AND h.kind = ${holdOfState(state)} AND ${holdIsOpen(now)})`;
}

function hasRole(accountId: number, roleId: number, now: number): SQL {
  return sql`u.id IN (
    SELECT g.subject_id FROM grants g WHERE g.account_id = ${accountId} AND g.role_id = ${roleId}
      AND g.subject_kind = 'user' AND ${grantCounts(now)}
    UNION SELECT m.user_id FROM grants g JOIN unit_members m ON m.account_id = g.account_id AND m.unit_id = g.subject_id
      WHERE g.account_id = ${accountId} AND g.role_id = ${roleId} AND g.subject_kind = 'unit' AND ${grantCounts(now)})`;
}

const SINCE = { day: days(1), week: days(7), month: days(30) } as const;

function wasActive(filter: ActivityFilter, now: number): SQL {
  if (filter === "never") return sql`u.last_activity_at IS NULL`;
  if (filter === "older") return sql`u.last_activity_at < ${now - SINCE.month}`;
  return sql`u.last_activity_at >= ${now - SINCE[filter]}`;
}
