import fc from "fast-check";
import type { Allowlist, Entry, Rules, Visit } from "~/domain/network/allowlist";
import { address, network } from "./reference";

/** Ready-made lists, people and addresses for the stories below. */
export const NOW = 1_800_000_000_000;
export const OFFICE = "203.0.113.0/24";
export const INSIDE = "203.0.113.7";
export const OUTSIDE = "198.51.100.9";
export const SALES = 10;
export const ANNA = { userId: 1, departmentId: SALES };
export const BORIS = { userId: 2, departmentId: null };

let nextId = 1;
export const entry = (text: string, more: Partial<Omit<Entry, "network">> = {}): Entry => ({
  id: nextId++,
  scope: "account",
  scopeId: null,
  mode: "extends",
  label: "",
  expiresAt: null,
  ...more,
  network: network(text),
});

export const rules = (entries: Entry[], more: Partial<Rules> = {}): Rules => ({
  on: true,
  entries,
  exemptUserIds: [],
  coversTokens: false,
  ...more,
});

export const list = (entries: Entry[], more: Partial<Allowlist> = {}): Allowlist => ({
  ...rules(entries),
  probation: null,
  ...more,
});

export const visit = (from: string | null, more: Partial<Visit> = {}): Visit => ({
  ...ANNA,
  kind: "browser",
  address: from === null ? null : address(from),
  ...more,
});

/** Random rules over few places, people and times, so that they meet often. */
export const PLACES = [INSIDE, OUTSIDE, "192.0.2.1", "2001:db8::1"] as const;
const NETWORKS = [...PLACES, OFFICE, "198.51.100.0-198.51.100.99", "2001:db8::/64", "192.0.2.0/24"];
export const TIMES = [NOW - 1, NOW, NOW + 1, NOW + 1_000, NOW + 2_000] as const;
export const visitors = fc.record({
  userId: fc.constantFrom(1, 2, 3),
  departmentId: fc.constantFrom(null, SALES, 11),
});

const owners = fc.oneof(
  fc.constant({ scope: "account" as const, scopeId: null }),
  fc.record({ scope: fc.constant("department" as const), scopeId: fc.constantFrom(SALES, 11) }),
  fc.record({ scope: fc.constant("user" as const), scopeId: fc.constantFrom(1, 2, 3) }),
);

const entries = fc
  .record({
    owner: owners,
    text: fc.constantFrom(...NETWORKS),
    mode: fc.constantFrom("extends" as const, "extends" as const, "replaces" as const),
    expiresAt: fc.constantFrom(null, null, ...TIMES),
  })
  .map(({ owner, text, ...more }) => entry(text, { ...owner, ...more }));

export const randomRules: fc.Arbitrary<Rules> = fc.record({
  on: fc.constantFrom(true, true, true, false),
  entries: fc.array(entries, { maxLength: 6 }),
  exemptUserIds: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
  coversTokens: fc.boolean(),
});
