import { describe, expect, test } from "vitest";
import type { Cost } from "~/domain/activity/deed";
import { costOf, judgeNext, mergeCosts } from "~/domain/limits/count";
import { appliesTo, judgeRaise, type Limited, type LimitFact, warnCount } from "~/domain/limits/limit";

const LIMIT: LimitFact = {
  limit: 1,
  publicId: "l1",
  metric: "deals_handled",
  threshold: 10,
  period: "day",
  forAll: false,
  includeAdmins: false,
  action: "deactivate",
  autoRestore: true,
  warnAt: 80,
  isOn: true,
  subjects: [],
};
const ANNA: Limited = { user: 7, units: [3, 4], roles: [5], isAdministrator: false };

describe("whom a limit counts [AM-18]", () => {
  const rows: [string, Partial<LimitFact>, Partial<Limited>, boolean][] = [
    ["nobody named", {}, {}, false],
    ["everyone", { forAll: true }, {}, true],
    ["everyone, but switched off", { forAll: true, isOn: false }, {}, false],
    ["the person", { subjects: [{ kind: "user", id: 7 }] }, {}, true],
    ["another person", { subjects: [{ kind: "user", id: 3 }] }, {}, false],
    ["the person's department", { subjects: [{ kind: "department", id: 3 }] }, {}, true],
    ["a group of the person", { subjects: [{ kind: "group", id: 4 }] }, {}, true],
    ["another department", { subjects: [{ kind: "department", id: 5 }] }, {}, false],
    ["a role in effect", { subjects: [{ kind: "role", id: 5 }] }, {}, true],
    ["a role with the number of a unit", { subjects: [{ kind: "role", id: 3 }] }, {}, false],
    ["everyone, an Administrator", { forAll: true }, { isAdministrator: true }, false],
    ["an Administrator by name", { subjects: [{ kind: "user", id: 7 }] }, { isAdministrator: true }, false],
    [
      "everyone, Administrators included",
      { forAll: true, includeAdmins: true },
      { isAdministrator: true },
      true,
    ],
  ];
  test.each(rows)("%s", (_what, limit, person, counts) => {
    expect(appliesTo({ ...LIMIT, ...limit }, { ...ANNA, ...person })).toBe(counts);
  });
});

describe("what an action costs [AM-18]", () => {
  const counted = new Set(["deal:1", "page:a"]);
  const rows: [string, Cost, number][] = [
    ["A, B, back to A is two cards: A again", { metric: "cards_viewed", keys: ["deal:1"], amount: 1 }, 0],
    ["a card not seen yet", { metric: "cards_viewed", keys: ["deal:2"], amount: 1 }, 1],
    [
      "thirty deals moved at once, one of them before",
      { metric: "deals_handled", keys: ["deal:1", "deal:2", "deal:3"], amount: 3 },
      2,
    ],
    [
      "the same deal twice in one action",
      { metric: "deals_handled", keys: ["deal:2", "deal:2"], amount: 2 },
      1,
    ],
    ["fifty rows of a list", { metric: "list_items", amount: 50 }, 50],
    [
      "the same page of the list within the minute",
      { metric: "list_items", keys: ["page:a"], amount: 50 },
      0,
    ],
    ["another page", { metric: "list_items", keys: ["page:b"], amount: 50 }, 50],
    ["a page that has no name", { metric: "list_items", keys: [], amount: 50 }, 50],
    ["a message", { metric: "messages_sent", amount: 1 }, 1],
  ];
  test.each(rows)("%s", (_what, cost, amount) => {
    const found = costOf(cost, (key) => counted.has(key));
    expect(found.amount).toBe(amount);
    expect(found.keys).toEqual([...new Set(cost.keys ?? [])].filter((key) => !counted.has(key)));
  });

  test("costs of one metric are one cost", () => {
    expect(
      mergeCosts([
        { metric: "deals_handled", keys: ["deal:1"], amount: 1 },
        { metric: "deals_closed", keys: ["deal:1"], amount: 1 },
        { metric: "deals_handled", keys: ["deal:2"], amount: 1 },
      ]),
    ).toEqual([
      { metric: "deals_handled", keys: ["deal:1", "deal:2"], amount: 2 },
      { metric: "deals_closed", keys: ["deal:1"], amount: 1 },
    ]);
  });

  test("costs that name nothing add up and name nothing; one that does keeps its names", () => {
    const rows = { metric: "list_items", amount: 20 } as const;
    expect(mergeCosts([rows, rows])).toStrictEqual([{ metric: "list_items", amount: 40 }]);
    expect(mergeCosts([rows, { ...rows, keys: ["page:a"] }, rows])).toStrictEqual([
      { metric: "list_items", amount: 60, keys: ["page:a"] },
    ]);
  });
});

describe("the N-th succeeds, the next is refused [AM-19]", () => {
  test.each([
    [8, 0, "granted"],
    [9, 0, "granted"],
    [9, 1, "busy"],
    [8, 2, "busy"],
    [8, 1, "granted"],
    [10, 0, "full"],
    [100, 0, "full"],
  ] as const)("%d counted and %d under way of 10: %s", (count, reserved, verdict) => {
    expect(judgeNext({ count, reserved, threshold: 10 })).toBe(verdict);
  });

  test.each([
    [80, 10, 8],
    [80, 1, 1],
    [80, 2, 1],
    [80, 3, 2],
    [100, 10, 9],
    [1, 10, 1],
  ])("at %d %% of %d one is warned at %d: never later than before the last", (warnAt, threshold, count) => {
    expect(warnCount({ warnAt }, threshold)).toBe(count);
  });

  test.each([
    [11, null],
    [10, "raise_too_low"],
    [0, "raise_too_low"],
    [10.5, "raise_too_low"],
  ] as const)("raised to %d with ten counted: %s", (to, wrong) => {
    expect(judgeRaise(to, 10)).toBe(wrong);
  });
});
