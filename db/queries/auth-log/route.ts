import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { LogFilter } from "../../../app/domain/log/filter";
import { inScope } from "../scope";

/** What is asked of the log of one account. */
export type LogQuery = { accountId: number; filter: LogFilter; scope: Scope };

type KeyColumn = "user_id" | "ip_key" | "reason" | "result";

/**
 * How rows are found. `seek`: the newest rows of one key of one index, in order. `merge`: the newest rows of each of
 * few keys, merged. Whatever the index does not say is left in `rest`, and then rows are looked through in portions.
 */
export type Route = {
  column: KeyColumn | null;
  index: "auth_log_account" | `auth_log_${"user" | "ip" | "reason" | "result"}`;
  keys: readonly (string | number)[];
  rest: SQL[];
};

/** People or addresses whose rows are merged: each costs a page of index rows. */
export const MOST_KEYS = 300;

/** Facts that must be looked up first: who is in reach, which addresses of a network occur. Null = more than MOST_KEYS. */
export type RouteFacts = { reach: readonly number[] | null; addresses: readonly string[] | null };

/**
 * The index for a combination of filter and scope (architecture, "Who sees which rows"): the narrowest key that is
 * given wins. The planner is not asked, since it otherwise reads the whole log under a plan that looks fine.
 */
export function routeOf(
  { accountId, filter, scope }: LogQuery,
  facts: RouteFacts,
  mostKeys = MOST_KEYS,
): Route {
  const { people, address, reason, result } = filter;
  const isOneAddress = address !== null && address.firstKey === address.lastKey;
  const conditions = {
    event: filter.event === null ? null : sql`event = ${filter.event}`,
    method: filter.method === null ? null : sql`method = ${filter.method}`,
    session: filter.sessionId === null ? null : sql`session_id = ${filter.sessionId}`,
    reason: reason === null ? null : sql`reason = ${reason}`,
    result: result === null || (result === "refused" && reason !== null) ? null : sql`result = ${result}`,
    address: address === null ? null : sql`ip_key BETWEEN ${address.firstKey} AND ${address.lastKey}`,
    people: people === null ? null : sql`user_id IN (SELECT value FROM json_each(${JSON.stringify(people)}))`,
    scope: scope.kind === "any" ? null : inScope(scope, accountId, sql`user_id`),
  };
  const but = (...covered: (keyof typeof conditions)[]) =>
    Object.entries(conditions).flatMap(([name, condition]) =>
      condition === null || covered.includes(name as keyof typeof conditions) ? [] : [condition],
    );
  const allowed = allowedPeople(people, scope, facts, mostKeys);
  if (allowed !== null && (allowed.length <= 1 || but("people", "scope").length === 0))
    return { index: "auth_log_user", column: "user_id", keys: allowed, rest: but("people", "scope") };
  if (isOneAddress)
    return { index: "auth_log_ip", column: "ip_key", keys: [address.firstKey], rest: but("address") };
  if (facts.addresses !== null && but("address").length === 0)
    return { index: "auth_log_ip", column: "ip_key", keys: facts.addresses, rest: [] };
  if (reason !== null)
    return { index: "auth_log_reason", column: "reason", keys: [reason], rest: but("reason") };
  if (result !== null)
    return { index: "auth_log_result", column: "result", keys: [result], rest: but("result") };
  return { index: "auth_log_account", column: null, keys: [], rest: but() };
}

/** The people whose rows can be in the answer, when they are few enough to name; else null. */
function allowedPeople(
  people: readonly number[] | null,
  scope: Scope,
  { reach }: RouteFacts,
  mostKeys: number,
): readonly number[] | null {
  switch (scope.kind) {
    case "none":
      return [];
    case "own":
      return people === null || people.includes(scope.userId) ? [scope.userId] : [];
    case "any":
      return people !== null && people.length <= mostKeys ? people : null;
    case "reach":
      if (reach === null) return null;
      return people === null ? reach : people.filter((person) => reach.includes(person));
    default:
      return scope satisfies never;
  }
}
