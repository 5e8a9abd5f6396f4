import { expect, test } from "vitest";
import { isPublicId, publicIds } from "~/domain/ids/public-id";

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

test("ids of one batch are different public ids that begin alike; another batch's begin otherwise", () => {
  const batches = [publicIds(500, random), publicIds(500, random)];
  const ids = batches.flat();
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every(isPublicId)).toBe(true);
  // 32 bits are five letters and two bits of the sixth.
  const beginnings = batches.map((batch) => new Set(batch.map((id) => id.slice(0, 5))));
  expect(beginnings.map(({ size }) => size)).toEqual([1, 1]);
  expect(beginnings[0]).not.toEqual(beginnings[1]);
  // Of the 96 bits that are each one's own, the first letters differ already.
  expect(new Set(batches[0]?.map((id) => id.slice(6, 10))).size).toBeGreaterThan(490);
});
