import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressSet, mergeNetworks, setHas } from "~/domain/network/address-set";
import {
  address,
  addressOfValue,
  blockOf,
  families,
  network,
  networkOfSpan,
  spanIn,
  valueIn,
  widthOf,
} from "./reference";

const merged = (...texts: string[]) => mergeNetworks(texts.map(network)).map(({ text }) => text);

describe("overlaps are allowed and merged [AM-16]", () => {
  test.each([
    ["touching blocks", ["203.0.113.0/25", "203.0.113.128/25"], ["203.0.113.0/24"]],
    ["one inside another", ["203.0.113.0/24", "203.0.113.7"], ["203.0.113.0/24"]],
    ["the same twice", ["2001:db8::1", "2001:db8::1"], ["2001:db8::1"]],
    ["one address apart", ["203.0.113.7", "203.0.113.9"], ["203.0.113.7", "203.0.113.9"]],
    ["at a word's edge", ["2001:db8::ffff:ffff", "2001:db8::1:0:0"], ["2001:db8::ffff:ffff-2001:db8::1:0:0"]],
    ["at the last address", ["255.255.255.255", "255.255.255.0/24"], ["255.255.255.0/24"]],
    ["end of IPv4, begin of IPv6", ["255.255.255.255", "::"], ["255.255.255.255", "::"]],
  ])("%s", (_, texts, expected) => {
    expect(merged(...texts)).toEqual(expected);
  });
});

describe("is the address in the set? [AM-16]", () => {
  const set = addressSet(["203.0.113.5-203.0.113.9", "127.0.0.1-128.0.0.0", "2001:db8::/64"].map(network));

  test.each([
    ["203.0.113.4", false],
    ["203.0.113.5", true],
    ["203.0.113.9", true],
    ["203.0.113.10", false],
    ["::ffff:203.0.113.7", true],
    ["::203.0.113.7", false],
    ["127.255.255.255", true],
    ["128.0.0.0", true],
    ["128.0.0.1", false],
    ["2001:db8::", true],
    ["2001:DB8:0:0:FFFF:FFFF:FFFF:FFFF", true],
    ["2001:db8:0:1::", false],
    ["2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", false],
  ])("%s: %s", (text, expected) => {
    expect(setHas(set, address(text))).toBe(expected);
  });

  test("an empty set has nothing, not even the first and last address", () => {
    for (const text of ["0.0.0.0", "255.255.255.255", "::"]) {
      expect(setHas(addressSet([]), address(text))).toBe(false);
    }
  });

  test("a privacy address that changes inside a listed /64 stays in [AM-16]", () => {
    const home = addressSet([network("2001:db8:1:2::/64")]);
    expect(setHas(home, address("2001:db8:1:2:8d3f:91c2:7e4b:a16d"))).toBe(true);
    expect(setHas(home, address("2001:db8:1:2:19aa:5b07:c3e8:f214"))).toBe(true);
  });

  test("survives a structured clone", () => {
    expect(setHas(structuredClone(set), address("203.0.113.7"))).toBe(true);
  });
});

describe("against the big-integer reference [AM-16]", () => {
  const cases = families.chain((family) =>
    fc.record({
      family: fc.constant(family),
      spans: fc.array(spanIn(family), { maxLength: 12 }),
      others: fc.array(spanIn(family === 4 ? 6 : 4), { maxLength: 3 }),
      value: valueIn(family),
    }),
  );

  test("the set answers what a walk over all networks answers, at random places and at each edge", () => {
    fc.assert(
      fc.property(cases, ({ family, spans, others, value }) => {
        const set = addressSet([...spans, ...others].map(networkOfSpan));
        const edges = spans.flatMap(({ first, last }) => [first - 1n, first, last, last + 1n]);
        const limit = 1n << (family === 4 ? 32n : 128n);
        for (const place of [value, ...edges].filter((v) => v >= 0n && v < limit && v >> 32n !== 0xffffn)) {
          const expected = spans.some(({ first, last }) => first <= place && place <= last);
          expect(setHas(set, addressOfValue(family, place))).toBe(expected);
        }
      }),
      { seed: 16, numRuns: 2_000 },
    );
  });

  /** Hundreds of blocks that share their first bits, as one company's do, and now and then one far from them. */
  const ofOneCompany = families.chain((family) =>
    fc
      .record({
        around: valueIn(family),
        shared: fc.integer({ min: 0, max: widthOf(family) - 12 }),
        inside: fc.array(fc.tuple(fc.bigInt(0n, (1n << 128n) - 1n), fc.integer({ min: 1, max: 12 })), {
          minLength: 60,
          maxLength: 300,
        }),
        far: fc.array(valueIn(family), { maxLength: 2 }),
      })
      .map(({ around, shared, inside, far }) => {
        const home = blockOf(family, around, shared);
        const size = home.last - home.first + 1n;
        return [
          ...inside.map(([place, bits]) => blockOf(family, home.first + (place % size), shared + bits)),
          ...far.map((value) => blockOf(family, value, widthOf(family))),
        ];
      }),
  );

  test("many networks close together answer at each edge, next to it, and far before and behind", () => {
    fc.assert(
      fc.property(ofOneCompany, fc.bigInt(0n, (1n << 128n) - 1n), (spans, anywhere) => {
        const family = spans[0]?.family ?? 4;
        const limit = 1n << BigInt(widthOf(family));
        const set = addressSet(spans.map(networkOfSpan));
        const edges = spans.flatMap(({ first, last }) => [first - 1n, first, last, last + 1n]);
        const places = [...edges, anywhere % limit, 0n, limit - 1n];
        for (const place of places.filter((v) => v >= 0n && v < limit && v >> 32n !== 0xffffn)) {
          const expected = spans.some(({ first, last }) => first <= place && place <= last);
          if (setHas(set, addressOfValue(family, place)) !== expected) {
            throw new Error(`${place} of ${spans.length} networks: not ${expected}`);
          }
        }
      }),
      { seed: 16, numRuns: 60 },
    );
  });

  test("merged networks neither overlap nor touch, and merging again changes nothing", () => {
    fc.assert(
      fc.property(cases, ({ spans, others }) => {
        const once = mergeNetworks([...spans, ...others].map(networkOfSpan));
        expect(mergeNetworks([...once].reverse())).toEqual(once);
      }),
      { seed: 16, numRuns: 500 },
    );
  });
});
