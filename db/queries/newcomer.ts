import { type SQL, sql } from "drizzle-orm";
import type { Level, Permission } from "../../app/domain/access";
import { sortKeyOf } from "../../app/domain/people/sort-key";
import { searchTextOf } from "./create-company";
import { emailKey } from "./directory";
import { mustChangeOne, mustHold } from "./guarded-batch";
import { mustFitSeats } from "./seats";
import { rebuildReach } from "./structure";

/** Somebody about to be a user of the account, with all that they get at once. Ids are inner ones of this account. */
export type Newcomer = {
  publicId: string;
  identityId: number;
  email: string;
  name: string;
  surname: string;
  phone: string | null;
  language: string | null;
  departmentId: number | null;
  groupIds: readonly number[];
  /** Channels that the chat role is bound to; none = no chats (roles.md R4). */
  sourceIds: readonly number[];
  roles: readonly { id: number; family: string }[];
  cells: readonly { permission: Permission; level: Level }[];
  kind: "staff" | "free" | "integrator";
  confirmedAt: number | null;
  at: number;
  by: number;
};

/** The person's row as a subselect, for statements of the batch that makes it. */
export const userIdOf = (publicId: string): SQL => sql`(SELECT id FROM users WHERE public_id = ${publicId})`;

/**
 * Writes a person with department, groups and grants, each guarded: an e-mail or identity that is here already, a unit
 * that is gone, a role that is gone or a full house lose the whole batch.
 */
export function insertNewcomer(accountId: number, one: Newcomer): SQL[] {
  const self = userIdOf(one.publicId);
  const json = (ids: readonly number[]) => JSON.stringify(ids);
  const everywhere = one.roles.filter(({ family }) => family !== "chat").map(({ id }) => id);
  const chat = one.roles.filter(({ family }) => family === "chat").map(({ id }) => id);
  const units = [...(one.departmentId === null ? [] : [one.departmentId]), ...one.groupIds];
  return [
    mustHold(sql`NOT EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND (identity_id = ${one.identityId}
      OR (lower(email) = ${emailKey(one.email)} AND deleted_at IS NULL)))`),
    sql`INSERT INTO users(account_id, public_id, identity_id, email, name, surname, search_text, sort_key, phone, department_id,
        kind, language, confirmed_at, created_at, created_by)
      VALUES (${accountId}, ${one.publicId}, ${one.identityId}, ${one.email}, ${one.name}, ${one.surname},
        ${searchTextOf(one)}, ${sortKeyOf(one)}, ${one.phone}, ${one.departmentId}, ${one.kind}, ${one.language}, ${one.confirmedAt},
        ${one.at}, ${one.by})`,
    mustChangeOne(),
    ...(units.length === 0
      ? []
      : [
          sql`INSERT INTO unit_members(account_id, unit_id, user_id) SELECT ${accountId}, n.id, ${self} FROM units n
            WHERE n.account_id = ${accountId} AND n.is_active = 1 AND n.id IN (SELECT value FROM json_each(${json(units)}))
            AND (n.kind <> 'department' OR n.id = ${one.departmentId})`,
          mustHold(sql`changes() = ${units.length}`),
        ]),
    ...(everywhere.length === 0
      ? []
      : [
          sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, created_at, created_by)
            SELECT ${accountId}, 'user', ${self}, r.id, ${one.at}, ${one.by} FROM roles r
            WHERE r.account_id = ${accountId} AND r.id IN (SELECT value FROM json_each(${json(everywhere)}))`,
          mustHold(sql`changes() = ${everywhere.length}`),
        ]),
    sql`INSERT INTO grants(account_id, subject_kind, subject_id, role_id, source_id, created_at, created_by)
      SELECT ${accountId}, 'user', ${self}, r.id, s.id, ${one.at}, ${one.by} FROM roles r
      JOIN sources s ON s.account_id = r.account_id AND s.id IN (SELECT value FROM json_each(${json(one.sourceIds)}))
      WHERE r.account_id = ${accountId} AND r.id IN (SELECT value FROM json_each(${json(chat)}))`,
    sql`INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at, created_by)
      SELECT ${accountId}, 'user', ${self}, value->>0, value->>1, ${one.at}, ${one.by}
      FROM json_each(${JSON.stringify(one.cells.map(({ permission, level }) => [permission, level]))})`,
    mustFitSeats(accountId),
    ...rebuildReach(accountId),
  ];
}
