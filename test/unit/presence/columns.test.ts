import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Codes, Few, Instants, Rows, Texts } from "~workers/objects/account-gate/columns";

const row = fc.oneof(fc.nat(70), fc.nat(5_000));
const instant = fc.option(fc.oneof(fc.nat(), fc.constantFrom(0, -1, Date.UTC(2026, 9, 1), 8.64e15)));
const text = fc.option(fc.oneof(fc.constantFrom("", "/deals", "/chats"), fc.string()));

/** Sets in any order, each row asked after each set: as a plain Map answers. */
function behavesAsMap<Value>(
  made: () => { get(row: number): Value; set(row: number, value: Value): void },
  values: fc.Arbitrary<Value>,
  none: Value,
) {
  const sets = fc.array(fc.tuple(row, values), { maxLength: 60 });
  fc.assert(
    fc.property(sets, row, (all, other) => {
      const column = made();
      const oracle = new Map<number, Value>();
      for (const [at, value] of all) {
        column.set(at, value);
        oracle.set(at, value);
        for (const asked of [...oracle.keys(), other, at + 1])
          expect(column.get(asked)).toBe(oracle.has(asked) ? oracle.get(asked) : none);
      }
    }),
  );
}

describe("columns keep what a map of objects would", () => {
  test("instants", () => behavesAsMap(() => new Instants(), instant, null));
  test("texts", () => behavesAsMap(() => new Texts(), text, null));
  test("numbers that few rows have", () => behavesAsMap(() => new Few(), instant, null));
  test("codes", () => behavesAsMap(() => new Codes(), fc.nat(255), 0));

  test("codes are none again once they are cleared, and can be set anew", () => {
    const codes = new Codes();
    for (const at of [0, 63, 64, 1_000]) codes.set(at, 3);
    codes.clear();
    codes.set(64, 2);
    expect([0, 63, 64, 1_000].map((at) => codes.get(at))).toEqual([0, 0, 2, 0]);
  });

  test("each person has one row for good, counted from 0", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (users) => {
        const rows = new Rows();
        const met = [...new Set(users)];
        expect(users.map((user) => rows.of(user))).toEqual(users.map((user) => met.indexOf(user)));
      }),
    );
  });
});
