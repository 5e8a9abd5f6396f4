import { describe, expect, test } from "vitest";
import {
  type Cells,
  type Contribution,
  compile,
  type Difference,
  differences,
  isGain,
  withRole,
} from "~/domain/access";
import { given, NOON, TELEGRAM, WHATSAPP } from "../../support/access";

const rightsOf = (...contributions: Contribution[]) =>
  compile(contributions, { strictChannelCoupling: true, now: NOON });
const deals = (level: "own" | "own_dept" | "any", place: Partial<Contribution> = {}) =>
  given({ "deals.view": level }, place);
const change = (
  before: Difference["before"],
  after: Difference["after"],
  place: Partial<Difference> = {},
) => ({
  permission: "deals.view",
  before,
  after,
  sourceId: null,
  connectionId: null,
  ...place,
});

describe("what a change of rights gives and takes (FM-12)", () => {
  test.each<[string, Contribution[], Contribution[], object[]]>([
    ["the same", [deals("own")], [deals("own")], []],
    ["a cell that rises", [deals("own")], [deals("any")], [change("own", "any")]],
    ["a cell that falls", [deals("any")], [], [change("any", "denied")]],
    [
      "on one connection only",
      [deals("own")],
      [deals("own"), deals("any", { connectionId: 3 })],
      [change("own", "any", { connectionId: 3 })],
    ],
    [
      "a grant of one connection that ends falls to what holds everywhere",
      [deals("own"), deals("any", { connectionId: 3 })],
      [deals("own")],
      [change("any", "own", { connectionId: 3 })],
    ],
    [
      "everywhere and on a connection: named once",
      [deals("own")],
      [deals("own_dept"), deals("any", { connectionId: 3 })],
      [change("own", "own_dept")],
    ],
  ])("%s", (_case, before, after, found) => {
    expect(differences(rightsOf(...before), rightsOf(...after))).toEqual(found);
  });

  test("two channels are told apart", () => {
    const history = (sourceId: number) => given({ "conversations.history": "own" }, { sourceId });
    const found = differences(rightsOf(history(WHATSAPP)), rightsOf(history(TELEGRAM)));
    expect(found.map(({ sourceId, before, after }) => [sourceId, before, after])).toEqual([
      [WHATSAPP, "own", "denied"],
      [TELEGRAM, "denied", "own"],
    ]);
  });

  test.each([
    ["denied", "own", true],
    ["own", "own_dept", true],
    ["own_dept", "any", true],
    ["any", "own_dept", false],
    ["own", "denied", false],
    ["own", "own", false],
  ] as const)("from %s to %s is a gain: %s", (before, after, gain) => {
    expect(isGain(change(before, after) as Difference)).toBe(gain);
  });
});

describe("contributions with a role as it would be", () => {
  const cells: Cells = { "deals.view": "any" };
  const of = (roleId: number, details: Partial<Contribution> = {}) =>
    given({ "deals.view": "own" }, { origin: { kind: "role", name: "", roleId }, ...details });
  const on = { cells, isActive: true, wasActive: true };
  test.each<[string, Contribution, Parameters<typeof withRole>[2], Cells, boolean]>([
    ["its cells are the new ones", of(1), on, cells, false],
    ["another role stays as it was", of(2), on, { "deals.view": "own" }, false],
    ["a role that is switched off gives nothing", of(1), { ...on, isActive: false }, cells, true],
    [
      "one that is switched on gives again",
      of(1, { inactive: true }),
      { ...on, wasActive: false },
      cells,
      false,
    ],
    ["a grant that is off for another reason stays off", of(1, { inactive: true }), on, cells, true],
  ])("%s", (_case, one, role, given, inactive) => {
    const [changed] = withRole([one], 1, role);
    expect(changed?.cells).toEqual(given);
    expect(changed?.inactive ?? false).toBe(inactive);
  });
});
