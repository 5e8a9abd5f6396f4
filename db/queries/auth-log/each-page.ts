import type { LogPlace } from "../../../app/domain/log/cursor";
import type { AuthLogRow } from "../../../app/domain/log/row";
import type { Db } from "../../client";
import { routeFacts } from "./facts";
import { findRows } from "./find";
import { type LogQuery, routeOf } from "./route";

const PAGE = 1_000;
/** Keys that are merged: more would read a page of each for every page; then one pass through the log is cheaper. */
const MOST_MERGED = 8;

/** All rows that a question means, newest first, a page at a time: for files. */
export async function* eachPage(db: Db, query: LogQuery, size = PAGE): AsyncGenerator<AuthLogRow[]> {
  const route = routeOf(query, await routeFacts(db, query, MOST_MERGED), MOST_MERGED);
  let from: LogPlace | null = null;
  for (;;) {
    const found = await findRows(db, { query, route, from, direction: "older", limit: size });
    if (found.rows.length > 0) yield found.rows;
    const last: LogPlace | undefined = found.rows.at(-1);
    if (found.reached !== null) from = found.reached;
    else if (found.rows.length === size && last !== undefined) from = { at: last.at, id: last.id };
    else return;
  }
}
