import { expect, test } from "vitest";
import { NOTHING, type Seal, sealText } from "~/domain/log/seal";

const SEAL: Seal = {
  accountId: 1,
  number: 2,
  after: 10,
  to: 20,
  count: 10,
  root: "a".repeat(64),
  prev: NOTHING,
  at: 1_000,
  keptUntil: 500,
};

/** A seal that did not hash the one before it would let the chain behind it be written anew under the same head. */
test.each(Object.keys(SEAL) as (keyof Seal)[])("the hash of a seal covers its %s (ASVS 16.4.2)", (column) => {
  const value = SEAL[column];
  const changed = { ...SEAL, [column]: typeof value === "number" ? value + 1 : "b".repeat(64) };
  expect(sealText(changed)).not.toBe(sealText(SEAL));
});
