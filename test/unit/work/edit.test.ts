import { expect, test } from "vitest";
import { mergeEdit } from "~/domain/work/edit";

const seen = { name: "Roof", amount: "100", tags: null };

test.each([
  ["nobody else was there", { name: "Roof 2", amount: "100", tags: null }, seen, ["name"], []],
  [
    "somebody changed another field: both changes stay",
    { name: "Roof 2", amount: "100", tags: null },
    { ...seen, amount: "200" },
    ["name"],
    [],
  ],
  [
    "both changed one field: a question, nothing overwritten",
    { name: "Roof 2", amount: "150", tags: null },
    { ...seen, amount: "200" },
    ["name", "amount"],
    [{ field: "amount", mine: "150", theirs: "200" }],
  ],
  ["both wrote the same", { name: "Roof", amount: "200", tags: null }, { ...seen, amount: "200" }, [], []],
  [
    "the other emptied what I changed",
    { name: "Roof", amount: "150", tags: null },
    { ...seen, amount: null },
    ["amount"],
    [{ field: "amount", mine: "150", theirs: null }],
  ],
  [
    "I emptied what the other changed",
    { name: "Roof", amount: null, tags: null },
    { ...seen, amount: "200" },
    ["amount"],
    [{ field: "amount", mine: null, theirs: "200" }],
  ],
  ["nothing was touched", seen, { ...seen, amount: "200" }, [], []],
  ["only a part was sent", { name: "Roof 3" }, { ...seen, amount: "200" }, ["name"], []],
])("%s [AM-09]", (_story, mine, now, changed, clashes) => {
  expect(mergeEdit(seen, mine, now)).toEqual({ changed, clashes });
});

test("after the question the same form, seen anew, is written", () => {
  const now = { ...seen, amount: "200" };
  expect(mergeEdit(now, { name: "Roof 2", amount: "150", tags: null }, now)).toEqual({
    changed: ["name", "amount"],
    clashes: [],
  });
});
