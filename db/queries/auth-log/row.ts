import { sql } from "drizzle-orm";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";

/** Where each field of `AuthLogRow` stands. */
const COLUMNS: Record<keyof AuthLogRow, string> = {
  ...{ id: "id", at: "at", userId: "user_id", userName: "user_name", login: "login", event: "event" },
  ...{ method: "method", result: "result", reason: "reason", count: "count", page: "page", ip: "ip" },
  ...{
    country: "country",
    browser: "browser",
    os: "os",
    device: "device",
    ua: "ua",
    sessionId: "session_id",
  },
  ...{ newDevice: "new_device", newAddress: "new_address", integration: "integration" },
  ...{ actorId: "actor_id", actorName: "actor_name", detail: "detail" },
};
const FIELDS = Object.keys(COLUMNS);

/** The columns of `AuthLogRow` as they are stored; `asRow` makes one of it. */
export const rowColumns = sql.raw(FIELDS.map((field) => `${COLUMNS[field as "id"]} AS ${field}`).join(", "));

/** A whole row as one value, which SQLite hands on through many branches at the price of one; `ofJson` reads it. */
export const rowJson = `json_array(${Object.values(COLUMNS).join(", ")})`;

export type StoredRow = Omit<AuthLogRow, "newDevice" | "newAddress"> & {
  newDevice: number;
  newAddress: number;
};

export const asRow = (row: StoredRow): AuthLogRow => ({
  ...row,
  newDevice: row.newDevice === 1,
  newAddress: row.newAddress === 1,
});

export function ofJson(json: string): AuthLogRow {
  const values = JSON.parse(json) as unknown[];
  return asRow(Object.fromEntries(FIELDS.map((field, place) => [field, values[place]])) as StoredRow);
}

/** The lines with these ids, in the order of the ids given: by their numbers, never by an index of the account. */
export async function readRows(db: Db, accountId: number, ids: readonly number[]): Promise<AuthLogRow[]> {
  if (ids.length === 0) return [];
  const list = sql.raw(ids.map((id) => Math.trunc(id)).join(","));
  const rows = await db.all<StoredRow>(sql`SELECT ${rowColumns} FROM auth_log NOT INDEXED
    WHERE id IN (${list}) AND account_id = ${accountId}`);
  const byId = new Map(rows.map((row) => [row.id, asRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
