import type { Allowlist, Entry, Rules } from "./allowlist";

/** The rules that apply at `now`: those before an unconfirmed change again from its `confirmBy` on. */
export function rulesInForce<E extends Entry>(list: Allowlist<E>, now: number): Rules<E> {
  return hasLapsed(list, now) ? list.probation!.before : list;
}

/**
 * Puts a change on probation until `confirmBy` (ms). A change to a list still on probation falls back
 * to what was last confirmed, not to another unconfirmed list.
 */
export function beginProbation<E extends Entry>(
  list: Allowlist<E>,
  after: Rules<E>,
  confirmBy: number,
  now: number,
): Allowlist<E> {
  const current = settle(list, now);
  const { on, entries, exemptUserIds, coversTokens } = current.probation?.before ?? current;
  return { ...after, probation: { confirmBy, before: { on, entries, exemptUserIds, coversTokens } } };
}

/**
 * The list confirmed, or null when there is nothing to confirm (any more). The use-case asks
 * `mayChangeAllowlist` for the person confirming first: only an address on the list confirms it.
 */
export function confirmProbation<E extends Entry>(list: Allowlist<E>, now: number): Allowlist<E> | null {
  return list.probation === null || hasLapsed(list, now) ? null : { ...list, probation: null };
}

/** What is to be stored once a probation has lapsed; any other list as it is. */
export function settle<E extends Entry>(list: Allowlist<E>, now: number): Allowlist<E> {
  return hasLapsed(list, now) ? { ...list.probation!.before, probation: null } : list;
}

function hasLapsed(list: Allowlist, now: number): boolean {
  return list.probation !== null && list.probation.confirmBy <= now;
}
