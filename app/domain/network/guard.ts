import type { Address } from "./address";
import { type Entry, isLive, type Rules, type Visit, type Visitor } from "./allowlist";
import { compileAllowlist, isAllowed } from "./compiled-allowlist";
import { networkHas } from "./network";

/** Why a change of the list is refused with 409. There is no "confirm anyway". */
export const ALLOWLIST_REFUSALS = ["current_ip_missing", "no_reachable_admin"] as const;
export type AllowlistRefusal = (typeof ALLOWLIST_REFUSALS)[number];

/** What decides whether an administrator could still come in and repair things. */
export interface AdminFacts extends Visitor {
  readonly held: boolean;
  readonly confirmed: boolean;
  /** End of the grant that makes them Administrator (ms), null when it has none. */
  readonly grantEndsAt: number | null;
  /** Address of the last sign-in, as kept in D1; null when never. */
  readonly lastAddress: Address | null;
}

export interface AllowlistChange {
  /** All that would apply: rules after a save, a deletion, a switch or a new expiry date. */
  readonly after: Rules;
  readonly actor: Visitor;
  readonly actorAddress: Address | null;
  readonly admins: readonly AdminFacts[];
  readonly now: number;
}

/**
 * The guard against locking oneself out, row 24 and semantics 8: the list that applies to the person
 * saving must hold their current address now and for good, and an administrator must stay reachable.
 * Neither an exemption nor another administrator lifts the first rule. A list switched off, or
 * without an entry that counts, passes.
 */
export function mayChangeAllowlist(change: AllowlistChange): AllowlistRefusal | null {
  const { after, actor, actorAddress, admins, now } = change;
  if (!after.on || !after.entries.some((entry) => isLive(entry, now))) return null;
  if (actorAddress === null || !staysCovered(after, actor, actorAddress, now)) return "current_ip_missing";
  return admins.some((admin) => isReachable(after, admin, now)) ? null : "no_reachable_admin";
}

/** Architecture, "Reachable administrator", for a list that is on. */
function isReachable(rules: Rules, admin: AdminFacts, now: number): boolean {
  if (admin.held || !admin.confirmed || admin.grantEndsAt !== null) return false;
  if (rules.exemptUserIds.includes(admin.userId)) return true;
  return admin.lastAddress !== null && staysCovered(rules, admin, admin.lastAddress, now);
}

/** Is the address on the visitor's lists at `now`, after each coming expiry, and once all have passed? */
function staysCovered(rules: Rules, visitor: Visitor, address: Address, now: number): boolean {
  const theirs = rules.entries
    .filter((entry) => isLive(entry, now) && isFor(entry, visitor))
    .map((entry) => ({ entry, covers: networkHas(entry.network, address) }));
  const ends = new Set(theirs.map(({ entry }) => entry.expiresAt).filter((end) => end !== null));
  return [now, ...ends].every((at) => {
    const live = theirs.filter(({ entry }) => isLive(entry, at));
    const applied = appliedScopes(live.map(({ entry }) => entry));
    return live.some(({ entry, covers }) => covers && applied.includes(entry.scope));
  });
}

function isFor(entry: Entry, visitor: Visitor): boolean {
  if (entry.scope === "account") return true;
  if (entry.scopeId === null) return false;
  return entry.scopeId === (entry.scope === "user" ? visitor.userId : visitor.departmentId);
}

/** The scopes that count among the live entries for one visitor: none wider than one that replaces. */
function appliedScopes(entries: readonly Entry[]): readonly Entry["scope"][] {
  const replaces = (scope: Entry["scope"]) => entries.some((e) => e.scope === scope && e.mode === "replaces");
  if (replaces("user")) return ["user"];
  return replaces("department") ? ["user", "department"] : ["user", "department", "account"];
}

/** The dry run: those of these visits that `after` would refuse (who is online, or the log's sign-ins). */
export function whoWouldBeRefused<V extends Visit>(after: Rules, visits: readonly V[], now: number): V[] {
  const compiled = compileAllowlist({ ...after, probation: null }, now);
  return visits.filter((visit) => !isAllowed(compiled, visit, now));
}
