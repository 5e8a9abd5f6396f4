import { describe, expect, test } from "vitest";
import { type Cells, PERMISSIONS, type Permission } from "~/domain/access";
import { clampsOf } from "~/features/access/clamps";
import {
  ACTIONS,
  COLUMNS,
  commonLevel,
  GROUPS,
  gridCell,
  groupCells,
  RECORDS,
  setAll,
} from "~/features/access/matrix";
import { asksFirst, type Preview } from "~/features/access/preview";

test("every permission of a role stands in exactly one place of the matrix", () => {
  const grid = RECORDS.flatMap((record) => ACTIONS.map((action) => gridCell(record, action))).filter(
    (one) => one !== null,
  );
  const groups = COLUMNS.flat().flatMap(groupCells);
  expect([...grid, ...groups].sort()).toEqual(
    PERMISSIONS.filter((one) => one !== "account.close").toSorted(),
  );
  expect(COLUMNS.flat().toSorted()).toEqual(Object.keys(GROUPS).toSorted());
});

const DEALS: Permission[] = ["deals.view", "deals.create"];

describe("one level for a whole row", () => {
  test.each<[string, Permission[], Parameters<typeof setAll>[2], Cells]>([
    ["own: a switch says yes", DEALS, "own", { "deals.view": "own", "deals.create": "any" }],
    [
      "own: rating has no own, so it gives nothing [BX-21]",
      ["conversations.rate"],
      "own",
      { "conversations.rate": "denied" },
    ],
    ["gives nothing", DEALS, "denied", { "deals.view": "denied", "deals.create": "denied" }],
    ["not set takes the cells away", DEALS, null, {}],
  ])("%s", (_name, permissions, level, after) => {
    expect(setAll({ "deals.view": "any" }, permissions, level)).toEqual(
      permissions.includes("deals.view") ? after : { "deals.view": "any", ...after },
    );
  });

  test("says when the cells differ", () => {
    expect(commonLevel({ "deals.view": "own" }, DEALS)).toBeUndefined();
    expect(commonLevel({}, DEALS)).toBeNull();
    expect(commonLevel({ "deals.view": "any", "deals.create": "any" }, DEALS)).toBe("any");
  });
});

test.each<[string, Cells, boolean, object]>([
  [
    "strict: view falls with connect [BX-14]",
    { "channels.view": "any" },
    true,
    { "channels.view": { level: "denied", because: "channels.connect" } },
  ],
  ["not strict: view stays", { "channels.view": "any" }, false, {}],
  [
    "reply is no wider than history",
    { "conversations.reply": "any", "conversations.history": "own" },
    true,
    { "conversations.reply": { level: "own", because: "conversations.history" } },
  ],
])("what lowers a cell is named: %s", (_name, cells, strict, clamps) => {
  expect(clampsOf(cells, strict)).toEqual(clamps);
});

const NOTHING: Preview = {
  people: 0,
  names: [],
  effects: [],
  records: [],
  recordsOf: 0,
  losesPage: [],
  onlyAdministrators: [],
  orphaned: [],
};
test.each<[string, Partial<Preview>, boolean]>([
  ["ten people", { people: 10 }, false],
  ["eleven people", { people: 11 }, true],
  ["one who loses the open page", { people: 1, losesPage: [{ name: "Anna", page: "nav.users" }] }, true],
  ["records for administrators alone", { people: 1, onlyAdministrators: ["deals.view"] }, true],
])("%s: a dialog comes first, or not (FM-12)", (_name, preview, asks) => {
  expect(asksFirst({ ...NOTHING, ...preview })).toBe(asks);
});
