import { type SQL, sql } from "drizzle-orm";
import type { RecordKind } from "../../../app/domain/work/kinds";

/** The table of a kind, and its indexes by person and by time. Names of ours, never from outside. */
type TableOf = { table: SQL; byPerson: SQL; byTime: SQL };

const named = (table: string): TableOf => ({
  table: sql.raw(table),
  byPerson: sql.raw(`${table}_responsible`),
  byTime: sql.raw(`${table}_updated`),
});

export const TABLES: Record<Exclude<RecordKind, "task">, TableOf> = {
  deal: named("deals"),
  contact: named("contacts"),
  company: named("companies"),
};

/** The direct units of the person in a column, as JSON: what `can` needs to judge a record. */
export const unitsOf = (accountId: number, column: SQL): SQL =>
  sql`(SELECT json_group_array(m.unit_id) FROM unit_members m INDEXED BY unit_members_user WHERE m.account_id = ${accountId} AND m.user_id = ${column})`;

/** The name of the person in a column. */
export const nameOf = (column: SQL): SQL =>
  sql`(SELECT trim(p.name || ' ' || p.surname) FROM users p WHERE p.id = ${column})`;

export const publicIdOf = (column: SQL): SQL => sql`(SELECT p.public_id FROM users p WHERE p.id = ${column})`;
