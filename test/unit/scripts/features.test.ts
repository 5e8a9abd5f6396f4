import { expect, test } from "vitest";
import { judge, readFeatures, titlesWithIds } from "../../../scripts/lib/features.mjs";

const PAGE = `
| id | what | state |
|---|---|---|
| AM-01 | come in through the gate | |
| AM-11b | "This wasn't me" | |
| MC-08 | the house | later: People |
| CH-2 | chats | n/a: no channel here |
| AM-02 | roles | |
`;

// Written in pieces, so that this file claims nothing itself.
const title = (call: string, name: string) => `${call}("${name}", () => {})`;

test("features come from the table, in its order, with their state", () => {
  expect(readFeatures(PAGE).map(({ id, state }) => [id, state])).toEqual([
    ["AM-01", ""],
    ["AM-11b", ""],
    ["MC-08", "later: People"],
    ["CH-2", "n/a: no channel here"],
    ["AM-02", ""],
  ]);
});

test.each([
  [title("test", "a [AM-01]"), ["AM-01"]],
  [title("describe", "several [AM-01, AM-11b]"), ["AM-01", "AM-11b"]],
  [title("test.each([[1], [2]])", "row %i [AM-02]"), ["AM-02"]],
  [title("test", "no id [x] here"), []],
  ["const list = ['[AM-01]'];", []],
])("%s carries %j", (source, ids) => {
  expect(titlesWithIds(source).flatMap((found) => found.ids)).toEqual(ids);
});

test("app and e2e tests prove a feature; unit and workerd tests alone leave it open", () => {
  const claim = (layer: string, ...ids: string[]) => ({ layer, ids, title: "t", file: "f" });
  const titles = [claim("unit", "AM-01", "AM-02"), claim("e2e", "AM-01"), claim("app", "AM-11b")];
  const verdicts = judge(readFeatures(PAGE), titles).map(({ id, verdict }) => [id, verdict]);
  expect(verdicts).toEqual([
    ["AM-01", "proven"],
    ["AM-11b", "proven"],
    ["MC-08", "later: People"],
    ["CH-2", "n/a: no channel here"],
    ["AM-02", "open"],
  ]);
});
