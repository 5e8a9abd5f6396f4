import { describe, expect, test } from "vitest";
import { type BoundScope, narrower, narrowerBound, type Scope } from "~/domain/access";

const NOWHERE = { own: [], reach: [], any: [] };
const none: Scope = { kind: "none" };
const own: Scope = { kind: "own", userId: 7 };
const reach: Scope = { kind: "reach", userId: 7 };
const any: Scope = { kind: "any" };
const scope = (base: Scope, sources: Partial<BoundScope["sources"]> = {}): BoundScope => ({
  base,
  sources: { ...NOWHERE, ...sources },
  connections: NOWHERE,
});

test("of two scopes the narrower one, in either order", () => {
  const all = [none, own, reach, any];
  for (const [low, a] of all.entries())
    for (const b of all.slice(low)) {
      expect(narrower(a, b)).toEqual(a);
      expect(narrower(b, a)).toEqual(a);
    }
});

describe("of two scopes with places of their own, what both let through", () => {
  test.each<[string, BoundScope, BoundScope, BoundScope]>([
    ["nothing and everything", scope(none), scope(any), scope(none)],
    ["a channel that only one of them widens", scope(none, { any: [1] }), scope(none), scope(none)],
    [
      "a channel that one widens and the other covers",
      scope(own, { any: [1] }),
      scope(any),
      scope(own, { any: [1] }),
    ],
    [
      "own there and any there",
      scope(none, { own: [1] }),
      scope(none, { any: [1] }),
      scope(none, { own: [1] }),
    ],
    ["different channels", scope(none, { any: [1] }), scope(none, { any: [2] }), scope(none)],
    ["no wider than the base already is", scope(own, { reach: [1] }), scope(own), scope(own)],
  ])("%s", (_what, a, b, both) => {
    expect(narrowerBound(a, b)).toEqual(both);
    expect(narrowerBound(b, a)).toEqual(both);
  });
});
