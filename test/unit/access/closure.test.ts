import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cells,
  can,
  closure,
  compile,
  LEVELS,
  levelOf,
  PERMISSIONS,
  RANK,
  ROLE_TEMPLATES,
  sourceCells,
} from "~/domain/access";
import { given, NOON, orphan, recordOf, role, TELEGRAM, viewer, WHATSAPP } from "../../support/access";
import { coupledCells } from "../../support/arbitraries";

const chat = { history: "conversations.history", reply: "conversations.reply" } as const;

describe("interdependent permissions (semantics 2)", () => {
  test.each<[string, boolean, Cells, Cells]>([
    [
      "view denied denies edit and connect [BX-13]",
      true,
      { "channels.view": "denied", "channels.edit": "any", "channels.connect": "any" },
      { "channels.view": "denied", "channels.edit": "denied", "channels.connect": "denied" },
    ],
    [
      "the same without strict coupling [BX-13]",
      false,
      { "channels.view": "denied", "channels.edit": "any", "channels.connect": "any" },
      { "channels.view": "denied", "channels.edit": "denied", "channels.connect": "denied" },
    ],
    [
      "connect denied denies view and edit [BX-14]",
      true,
      { "channels.connect": "denied", "channels.view": "any", "channels.edit": "any" },
      { "channels.connect": "denied", "channels.view": "denied", "channels.edit": "denied" },
    ],
    [
      "not strict: connect denied leaves view",
      false,
      { "channels.connect": "denied", "channels.view": "any" },
      { "channels.connect": "denied", "channels.view": "any" },
    ],
    [
      "connect own leaves view any [BX-12]",
      true,
      { "channels.connect": "own", "channels.view": "any" },
      { "channels.connect": "own", "channels.view": "any" },
    ],
    [
      "edit is never wider than view [BX-11]",
      true,
      { "channels.connect": "own", "channels.view": "own", "channels.edit": "any" },
      { "channels.connect": "own", "channels.view": "own", "channels.edit": "own" },
    ],
    [
      "reply any, history own: reply own [MC-26]",
      true,
      { [chat.reply]: "any", [chat.history]: "own" },
      { [chat.reply]: "own", [chat.history]: "own" },
    ],
    [
      "history own, rating any: rating in one's own chats [BX-22]",
      true,
      { [chat.history]: "own", "conversations.rate": "any" },
      { [chat.history]: "own", "conversations.rate": "own" },
    ],
    [
      "history denied: no rating [BX-22]",
      true,
      { [chat.history]: "denied", "conversations.rate": "any" },
      { [chat.history]: "denied", "conversations.rate": "denied" },
    ],
    [
      "statistics imply no reading, common parameters need no channel list [BX-23]",
      true,
      { "stats.team": "any", "stats.general": "any", "access.edit": "any" },
      { "stats.team": "any", "stats.general": "any", "access.edit": "any" },
    ],
  ])("%s", (_case, strict, cells, expected) => {
    expect(closure(cells, { strict })).toEqual(expected);
  });

  test.each([true, false])("connect unset, history and reply own: answers own chats, strict %s", (strict) => {
    const agent = viewer([given({ [chat.history]: "own", [chat.reply]: "own" })], { strict });
    expect(can(agent, chat.history, recordOf(1))).toBe(true);
    expect(can(agent, chat.reply, recordOf(1))).toBe(true);
    expect(can(agent, "channels.view")).toBe(false);
  });

  test.each([true, false])(
    "MC-27 ticked on WhatsApp: its settings and no other channel, strict %s [MC-27]",
    (strict) => {
      const ticks = sourceCells(ROLE_TEMPLATES.chat_manager.cells, {
        history: true,
        reply: true,
        configure: true,
      });
      const editor = viewer([given(ticks.settings ?? {}, { sourceId: WHATSAPP })], { strict });
      expect(can(editor, "channels.edit", orphan({ sourceId: WHATSAPP }))).toBe(true);
      expect(can(editor, "channels.view", orphan({ sourceId: WHATSAPP }))).toBe(true);
      expect(can(editor, "channels.view", orphan({ sourceId: TELEGRAM }))).toBe(false);
      expect(can(editor, "channels.connect")).toBe(false);
    },
  );

  test("strict coupling takes from account-wide cells only what is account-wide [BX-14, MC-27]", () => {
    const wide = given({ "channels.view": "any", "channels.edit": "any" });
    const bound = given({ "channels.view": "own", "channels.edit": "own" }, { sourceId: WHATSAPP });
    const editor = viewer([wide, bound]);
    expect(levelOf(editor, "channels.view")).toBe("denied");
    expect(levelOf(editor, "channels.view", { sourceId: WHATSAPP })).toBe("own");
    expect(levelOf(editor, "channels.edit", { sourceId: WHATSAPP })).toBe("own");
    expect(levelOf(editor, "channels.edit", { sourceId: TELEGRAM })).toBe("denied");
  });

  test("without strict coupling a channel keeps what is given for all of them [BX-13]", () => {
    const wide = given({ "channels.view": "any", "channels.edit": "any" });
    const bound = given({ "channels.edit": "own" }, { sourceId: WHATSAPP });
    const editor = viewer([wide, bound], { strict: false });
    expect(levelOf(editor, "channels.view", { sourceId: WHATSAPP })).toBe("any");
    expect(levelOf(editor, "channels.edit", { sourceId: WHATSAPP })).toBe("any");
  });

  test("MC-25 off and MC-26 on for a source: no reply there [MC-25, MC-26]", () => {
    const { chat: bound } = sourceCells(ROLE_TEMPLATES.chat_manager.cells, {
      history: false,
      reply: true,
      configure: false,
    });
    expect(bound).toBeNull();
    const byCell = viewer([given({ [chat.reply]: "any" }, { sourceId: WHATSAPP })]);
    expect(can(byCell, chat.reply, recordOf(1, [], { sourceId: WHATSAPP }))).toBe(false);
  });

  test("a bound history widens what an account-wide reply may reach there, and nowhere else", () => {
    const agent = viewer([
      given({ [chat.history]: "own", [chat.reply]: "any" }),
      given({ [chat.history]: "any" }, { sourceId: WHATSAPP }),
    ]);
    expect(levelOf(agent, chat.reply)).toBe("own");
    expect(levelOf(agent, chat.reply, { sourceId: WHATSAPP })).toBe("any");
  });
});

describe("properties of merge and closure", () => {
  const rank = (cells: Cells, permission: keyof Cells) => RANK[cells[permission] ?? "denied"];

  test("the closure only lowers, keeps what is unset, and a second run changes nothing", () => {
    fc.assert(
      fc.property(coupledCells, fc.boolean(), (cells, strict) => {
        const closed = closure(cells, { strict });
        expect(Object.keys(closed)).toEqual(Object.keys(cells));
        for (const permission of PERMISSIONS)
          expect(rank(closed, permission)).toBeLessThanOrEqual(rank(cells, permission));
        expect(closure(closed, { strict })).toEqual(closed);
      }),
    );
  });

  test("the closure is monotone: more given is never less in effect", () => {
    fc.assert(
      fc.property(coupledCells, coupledCells, fc.boolean(), (less, extra, strict) => {
        const small = compile([given(less)], { strictChannelCoupling: strict, now: NOON }).cells;
        const large = compile([given(less), given(extra)], {
          strictChannelCoupling: strict,
          now: NOON,
        }).cells;
        small.forEach((value, at) => void expect(value).toBeLessThanOrEqual(large[at] as number));
      }),
    );
  });

  test("rules applied one at a time in any order end in the same cells", () => {
    type Ranks = Record<string, number>;
    const atMost = (cell: string, other: string) => (ranks: Ranks) => {
      ranks[cell] = Math.min(ranks[cell] as number, ranks[other] as number);
    };
    const rules: ((ranks: Ranks) => void)[] = [
      atMost("channels.edit", "channels.view"),
      atMost("channels.connect", "channels.view"),
      (ranks) => {
        if (ranks["channels.connect"] === 0) ranks["channels.view"] = 0;
      },
      atMost("conversations.rate", "conversations.history"),
      atMost("conversations.reply", "conversations.history"),
    ];
    const order = fc.array(fc.nat(rules.length - 1), { minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(coupledCells, order, (cells, picks) => {
        const byHand = Object.fromEntries(
          PERMISSIONS.map((permission) => [permission, rank(cells, permission)]),
        );
        // Whatever the first picks were, two full rounds reach the end.
        for (const pick of [...picks, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]) rules[pick]?.(byHand);
        const closed = closure(cells, { strict: true });
        for (const permission of PERMISSIONS)
          expect(LEVELS[byHand[permission]!]).toBe(closed[permission] ?? "denied");
      }),
    );
  });

  test("the order of contributions does not matter, and each cell is the widest of them", () => {
    fc.assert(
      fc.property(fc.array(coupledCells, { maxLength: 6 }), (several) => {
        const contributions = several.map((cells) => given(cells));
        const options = { strictChannelCoupling: false, now: NOON };
        const rights = compile(contributions, options);
        expect(compile(contributions.toReversed(), options)).toEqual(rights);
        const free = PERMISSIONS.filter((permission) => !/^channels|reply|rate/.test(permission));
        for (const permission of free) {
          const widest = Math.max(0, ...several.map((cells) => rank(cells, permission)));
          expect(rights.cells[PERMISSIONS.indexOf(permission)]).toBe(widest);
        }
      }),
    );
  });

  test("an Administrator loses nothing to the closure", () => {
    const { cells } = viewer([role("administrator")]).rights;
    expect(cells.filter((value) => value > 0)).toHaveLength(70);
  });
});
