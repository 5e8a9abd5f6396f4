import type { LogPlace } from "../../../app/domain/log/cursor";
import { literal } from "../merged";
import type { LogQuery, Route } from "./route";

export type Direction = "older" | "newer";

/** The `limit` rows of a question that lie next to a place. */
export type Search = { query: LogQuery; from: LogPlace | null; direction: Direction; limit: number };

export const order = (direction: Direction): string =>
  direction === "older" ? "ORDER BY at DESC, id DESC" : "ORDER BY at, id";

/** The same order for rows that D1 has answered. */
export const nearestFirst = (direction: Direction) => (a: LogPlace, b: LogPlace) =>
  (direction === "older" ? -1 : 1) * (a.at - b.at || a.id - b.id);

/** The rows of an index from the place on, within the period; a condition on its key may follow. */
export function indexRows({ query, from, direction }: Search, index: Route["index"]): string {
  const { filter, accountId } = query;
  const parts = [`account_id = ${literal(accountId)}`];
  if (from !== null)
    parts.push(`(at, id) ${direction === "older" ? "<" : ">"} (${literal(from.at)}, ${literal(from.id)})`);
  if (filter.from !== null) parts.push(`at >= ${literal(filter.from)}`);
  if (filter.until !== null) parts.push(`at < ${literal(filter.until)}`);
  return `FROM auth_log INDEXED BY ${index} WHERE ${parts.join(" AND ")}`;
}
