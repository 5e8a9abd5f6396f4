import { type SQL, sql } from "drizzle-orm";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";

/** The columns of a row in the order in which `asRow` takes their values. */
const COLUMNS = `id, at, user_id, user_name, login, event, method, result, reason, count, page, ip, country, browser, os, device,
  ua, session_id, new_device, new_address, integration, actor_id, actor_name, detail`;

type Row = AuthLogRow;
/** The values of `COLUMNS`. */
type Values = [
  ...[Row["id"], Row["at"], Row["userId"], Row["userName"], Row["login"], Row["event"], Row["method"]],
  ...[Row["result"], Row["reason"], Row["count"], Row["page"], Row["ip"], Row["country"], Row["browser"]],
  ...[Row["os"], Row["device"], Row["ua"], Row["sessionId"], number, number],
  ...[Row["integration"], Row["actorId"], Row["actorName"], Row["detail"]],
];

/** A row as one value; `readLines` reads it. */
export const rowJson = `json_array(${COLUMNS})`;

/** Rows that come as one value: of no more than these is it below what D1 allows, 2 MB, whatever they say. */
export const MOST_TOGETHER = 250;

/** The lines of a statement (`rowJson AS line`) as one value. D1 spends more on columns of rows than on reading them. */
export const together = (lines: SQL): SQL =>
  sql`SELECT '[' || group_concat(line) || ']' AS lines FROM (${lines})`;

/** The rows that a statement tells as `line`, at most `most` of them, in no order. */
export async function readLines(db: Db, lines: SQL, most: number): Promise<AuthLogRow[]> {
  const isOne = most <= MOST_TOGETHER;
  const found = await db.all<{ lines: string | null }>(
    isOne ? together(lines) : sql`SELECT '[' || line || ']' AS lines FROM (${lines})`,
  );
  return found.flatMap((each) => rowsIn(each.lines));
}

/** What `together` has put together; null when there was nothing. */
export const rowsIn = (lines: string | null): AuthLogRow[] =>
  lines === null ? [] : (JSON.parse(lines) as Values[]).map(asRow);

/** Named one by one: a loop over names takes as long as the rest of a page. */
const asRow = (c: Values): AuthLogRow => ({
  id: c[0],
  at: c[1],
  userId: c[2],
  userName: c[3],
  login: c[4],
  event: c[5],
  method: c[6],
  result: c[7],
  reason: c[8],
  count: c[9],
  page: c[10],
  ip: c[11],
  country: c[12],
  browser: c[13],
  os: c[14],
  device: c[15],
  ua: c[16],
  sessionId: c[17],
  newDevice: c[18] === 1,
  newAddress: c[19] === 1,
  integration: c[20],
  actorId: c[21],
  actorName: c[22],
  detail: c[23],
});

/** The lines with these ids, in the order of the ids given: by their numbers, never by an index of the account. */
export async function readRows(db: Db, accountId: number, ids: readonly number[]): Promise<AuthLogRow[]> {
  if (ids.length === 0) return [];
  const list = sql.raw(ids.map((id) => Math.trunc(id)).join(","));
  const lines = sql`SELECT ${sql.raw(rowJson)} AS line FROM auth_log NOT INDEXED
    WHERE id IN (${list}) AND account_id = ${accountId}`;
  const byId = new Map((await readLines(db, lines, ids.length)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
