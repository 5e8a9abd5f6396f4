import { type AddressSet, addressSet, setHas } from "./address-set";
import { type Allowlist, type Entry, isLive, type Visit, type Visitor } from "./allowlist";
import { rulesInForce } from "./probation";
import type { Place } from "./read-address";

interface OwnList {
  readonly addresses: AddressSet;
  readonly replaces: boolean;
}

/** A list made ready for many questions. It knows until when it is right. */
export interface CompiledAllowlist {
  readonly source: Allowlist;
  /** Off also when on without an entry that counts. */
  readonly on: boolean;
  readonly coversTokens: boolean;
  readonly exempt: ReadonlySet<number>;
  readonly account: AddressSet;
  readonly departments: ReadonlyMap<number, OwnList>;
  readonly users: ReadonlyMap<number, OwnList>;
  /** Next expiry or end of probation in ms, Infinity when nothing will change by itself. */
  readonly validUntil: number;
}

/** Compiles each scope once. The gate keeps the result and compiles again at `validUntil`. */
export function compileAllowlist(source: Allowlist, now: number): CompiledAllowlist {
  const rules = rulesInForce(source, now);
  const live = rules.entries.filter((entry) => isLive(entry, now));
  const confirmBy = source.probation?.confirmBy ?? Number.POSITIVE_INFINITY;
  return {
    source,
    on: rules.on && live.length > 0,
    coversTokens: rules.coversTokens,
    exempt: new Set(rules.exemptUserIds),
    account: addressSet(live.filter((entry) => entry.scope === "account").map((entry) => entry.network)),
    departments: ownLists(live, "department"),
    users: ownLists(live, "user"),
    validUntil: live.reduce(
      (soonest, entry) => Math.min(soonest, entry.expiresAt ?? soonest),
      confirmBy > now ? confirmBy : Number.POSITIVE_INFINITY,
    ),
  };
}

function ownLists(entries: readonly Entry[], scope: Entry["scope"]): ReadonlyMap<number, OwnList> {
  const byOwner = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.scope !== scope || entry.scopeId === null) continue;
    const own = byOwner.get(entry.scopeId);
    if (own) own.push(entry);
    else byOwner.set(entry.scopeId, [entry]);
  }
  return new Map([...byOwner].map(([owner, own]) => [owner, ownList(own)]));
}

function ownList(entries: readonly Entry[]): OwnList {
  return {
    addresses: addressSet(entries.map((entry) => entry.network)),
    replaces: entries.some((entry) => entry.mode === "replaces"),
  };
}

/**
 * May this visit come in? AM-14…16, semantics 8: off or empty lets all in; else the address must be
 * on the account's, the department's or the person's list. Exempt people pass; a missing address is
 * refused even so (row 21, ASVS 8.2.4). Stale input is compiled afresh, so the answer is right
 * whether or not anything has run at `validUntil`.
 */
export function isAllowed(compiled: CompiledAllowlist, visit: Visit, now: number): boolean {
  if (now >= compiled.validUntil) return isAllowed(compileAllowlist(compiled.source, now), visit, now);
  if (!compiled.on) return true;
  if (visit.kind === "token" && !compiled.coversTokens) return true;
  if (visit.address === null) return false;
  return compiled.exempt.has(visit.userId) || isListed(compiled, visit, visit.address);
}

/** A list that replaces ends the search; a person's own comes before the department's. */
function isListed(compiled: CompiledAllowlist, visitor: Visitor, address: Place): boolean {
  const own = compiled.users.get(visitor.userId);
  if (own && setHas(own.addresses, address)) return true;
  if (own?.replaces) return false;
  const shared = visitor.departmentId === null ? undefined : compiled.departments.get(visitor.departmentId);
  if (shared && setHas(shared.addresses, address)) return true;
  return !shared?.replaces && setHas(compiled.account, address);
}
