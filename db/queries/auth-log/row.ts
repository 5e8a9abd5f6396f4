import { sql } from "drizzle-orm";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";

/** The columns of `AuthLogRow` as they are stored; `asRow` makes one of it. */
export const rowColumns = sql`id, at, user_id AS userId, user_name AS userName, login, event, method, result, reason, count,
  page, ip, country, browser, os, device, ua, session_id AS sessionId, new_device AS newDevice, new_address AS newAddress,
  integration, actor_id AS actorId, actor_name AS actorName, detail`;

export type StoredRow = Omit<AuthLogRow, "newDevice" | "newAddress"> & {
  newDevice: number;
  newAddress: number;
};

export const asRow = (row: StoredRow): AuthLogRow => ({
  ...row,
  newDevice: row.newDevice === 1,
  newAddress: row.newAddress === 1,
});

/** The lines with these ids, in the order of the ids given: by their numbers, never by an index of the account. */
export async function readRows(db: Db, accountId: number, ids: readonly number[]): Promise<AuthLogRow[]> {
  if (ids.length === 0) return [];
  const list = sql.raw(ids.map((id) => Math.trunc(id)).join(","));
  const rows = await db.all<StoredRow>(sql`SELECT ${rowColumns} FROM auth_log NOT INDEXED
    WHERE id IN (${list}) AND account_id = ${accountId}`);
  const byId = new Map(rows.map((row) => [row.id, asRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
