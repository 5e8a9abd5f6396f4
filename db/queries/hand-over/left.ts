import { type SQL, sql } from "drizzle-orm";
import type { ObjectKind } from "../../../app/domain/activity/kinds";
import type { LeftKind, RecordLeftKind } from "../../../app/domain/hand-over/kinds";
import type { Db } from "../../client";

type Source = { table: SQL; object: ObjectKind; name: SQL; is: SQL };

/** Where the records of each kind stand. `is` names the open rows of the partial indexes, so that they are used. */
export const LEFT: Record<RecordLeftKind, Source> = {
  deals_open: source("deals", "deal", "name", "deleted_at IS NULL AND stage_kind IN ('unsorted', 'open')"),
  deals_closed: source("deals", "deal", "name", "deleted_at IS NULL AND stage_kind IN ('won', 'lost')"),
  contacts: source("contacts", "contact", "name", "deleted_at IS NULL"),
  companies: source("companies", "company", "name", "deleted_at IS NULL"),
  tasks_open: source("tasks", "task", "text", "deleted_at IS NULL AND done_at IS NULL"),
  conversations: source("conversations", "conversation", "client_name", "status = 'open'"),
};

function source(table: string, object: ObjectKind, name: string, is: string): Source {
  return { table: sql.raw(table), object, name: sql.raw(name), is: sql.raw(is) };
}

/** Rows of a kind that the person is still responsible for. */
export const leftRows = (accountId: number, userId: number, kind: RecordLeftKind): SQL =>
  sql`FROM ${LEFT[kind].table} WHERE account_id = ${accountId} AND responsible_id = ${userId} AND ${LEFT[kind].is}`;

/** How much of each kind somebody would leave behind (AU-19, semantics 6.1). */
export async function countLeft(
  db: Db,
  accountId: number,
  userId: number,
): Promise<Record<LeftKind, number>> {
  const count = (kind: RecordLeftKind) => sql`(SELECT count(*) ${leftRows(accountId, userId, kind)})`;
  const [row] = await db.all<Record<LeftKind, number>>(sql`SELECT
    ${count("deals_open")} AS deals_open, ${count("deals_closed")} AS deals_closed, ${count("contacts")} AS contacts,
    ${count("companies")} AS companies, ${count("tasks_open")} AS tasks_open, ${count("conversations")} AS conversations,
    (SELECT count(*) FROM units WHERE account_id = ${accountId} AND head_user_id = ${userId}) AS head_seats,
    (SELECT count(*) FROM source_queue WHERE account_id = ${accountId} AND user_id = ${userId}) AS queue_seats`);
  return row as Record<LeftKind, number>;
}
