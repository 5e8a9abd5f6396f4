import { describe, expect, test } from "vitest";
import { type Cells, can, compile, effective, levelOf, signatureOf } from "~/domain/access";
import { given, NOON, orphan, recordOf, role, SALES, SUPPORT, viewer, WHATSAPP } from "../../support/access";

const options = { strictChannelCoupling: true, now: NOON };

describe("widest wins per cell (semantics 1)", () => {
  test.each<[string, Cells[], Cells]>([
    [
      "denied and any give any [BX-27, BX-28]",
      [{ "deals.view": "denied" }, { "deals.view": "any" }],
      { "deals.view": "any" },
    ],
    [
      "own and own_dept give own_dept [BX-27]",
      [{ "deals.view": "own" }, { "deals.view": "own_dept" }],
      { "deals.view": "own_dept" },
    ],
    [
      "two roles that cannot be compared give the wider cell of each [BX-27]",
      [
        { "conversations.history": "any", "conversations.join": "own" },
        { "conversations.history": "own", "conversations.join": "any" },
      ],
      { "conversations.history": "any", "conversations.join": "any" },
    ],
    ["unset is not denied, and stays unset", [{}, {}], {}],
    ["denied stays denied beside unset", [{ "deals.view": "denied" }, {}], { "deals.view": "denied" }],
  ])("%s", (_case, contributions, merged) => {
    expect(effective(contributions.map((cells) => given(cells)))).toEqual(merged);
  });

  test.each([
    ["all unset", []],
    ["denied alone", [given({ "deals.view": "denied" })]],
  ])("%s is denied", (_case, contributions) => {
    expect(levelOf(viewer(contributions), "deals.view")).toBe("denied");
    expect(can(viewer(contributions), "deals.view")).toBe(false);
  });

  test("a role that is switched off gives nothing from the next compilation on", () => {
    const any = given({ "deals.view": "any" });
    expect(levelOf(viewer([any]), "deals.view")).toBe("any");
    expect(levelOf(viewer([{ ...any, inactive: true }]), "deals.view")).toBe("denied");
  });

  test("what is switched off or stands elsewhere is not merged", () => {
    const contributions = [
      given({ "deals.view": "own" }),
      given({ "deals.view": "any" }, { inactive: true }),
      given({ "deals.view": "own_dept" }, { connectionId: 3 }),
    ];
    expect(effective(contributions)).toEqual({ "deals.view": "own" });
    expect(effective(contributions, { connectionId: 3 })).toEqual({ "deals.view": "own_dept" });
    expect(effective(contributions, { sourceId: 3 })).toEqual({ "deals.view": "own" });
    const twice = given({ "deals.view": "any" }, { sourceId: 1, connectionId: 3 });
    expect(effective([twice], { sourceId: 1, connectionId: 3 })).toEqual({});
  });

  test("names and levels that nobody knows give nothing", () => {
    const cells = { "deals.fly": "any", "deals.view": "everything", constructor: "any" } as unknown as Cells;
    expect([...viewer([given(cells)]).rights.cells]).toEqual(new Array(76).fill(0));
    expect(can(viewer([given(cells)]), "constructor" as never)).toBe(false);
  });

  test("closing the account is the owner's, whatever somebody was given [AU-23]", () => {
    const cells: Cells = { "account.close": "any" };
    expect([...viewer([given(cells)]).rights.cells]).toEqual(new Array(76).fill(0));
    expect(can(viewer([given(cells)]), "account.close")).toBe(false);
    expect(can(viewer([], { isOwner: true }), "account.close")).toBe(true);
  });

  test("a stored level that the cell does not offer gives nothing [BX-21]", () => {
    const cells: Cells = {
      "conversations.history": "any",
      "conversations.rate": "own",
      "deals.create": "own",
    };
    expect(levelOf(viewer([given(cells)]), "conversations.rate")).toBe("denied");
    expect(can(viewer([given(cells)]), "deals.create")).toBe(false);
  });
});

describe("validity of a grant", () => {
  const from = NOON;
  const until = NOON + 1000;
  const grant = given({ "deals.view": "any" }, { from, until });
  test.each([
    ["one ms before it begins", from - 1, "denied", from],
    ["when it begins", from, "any", until],
    ["one ms before it ends", until - 1, "any", until],
    ["when it ends", until, "denied", null],
  ] as const)("%s", (_case, now, level, validUntil) => {
    const rights = compile([grant], { ...options, now });
    expect(levelOf({ ...viewer([]), rights }, "deals.view")).toBe(level);
    expect(rights.validUntil).toBe(validUntil);
  });

  test("compiled rights hold until the nearest boundary of all grants", () => {
    const later = given({}, { until: NOON + 5000 });
    const sooner = given({}, { from: NOON + 20 });
    const off = given({}, { from: NOON + 1, inactive: true });
    expect(compile([later, sooner, off], options).validUntil).toBe(NOON + 20);
    expect(compile([sooner, later], options).validUntil).toBe(NOON + 20);
    expect(compile([given({})], options).validUntil).toBeNull();
  });
});

describe("how far a level reaches (semantics 1, scope resolution)", () => {
  test.each([
    ["own", false],
    ["own_dept", false],
    ["any", true],
  ] as const)("%s and a target that names nobody responsible", (level, reached) => {
    const held = viewer([given({ "deals.view": level })], { reach: [SALES] });
    expect(can(held, "deals.view", { sourceId: WHATSAPP })).toBe(reached);
  });

  const level = (value: "own" | "own_dept" | "any") => [given({ "deals.view": value })];
  test.each([
    ["own reaches one's own deal [AM-08]", level("own"), [], recordOf(1), true],
    ["own does not reach a colleague's", level("own"), [SALES], recordOf(2, [SALES]), false],
    [
      "own_dept reaches a colleague's of the department [AM-08]",
      level("own_dept"),
      [SALES],
      recordOf(2, [SALES]),
      true,
    ],
    [
      "own_dept does not reach another department's",
      level("own_dept"),
      [SALES],
      recordOf(2, [SUPPORT]),
      false,
    ],
    ["own_dept always reaches oneself", level("own_dept"), [], recordOf(1), true],
    ["two people without department share nothing", level("own_dept"), [], recordOf(2), false],
    [
      "a common group with the switch off changes nothing [MC-56]",
      level("own_dept"),
      [],
      recordOf(2, [99]),
      false,
    ],
    ["switched on, each sees the other's records [MC-56]", level("own_dept"), [99], recordOf(2, [99]), true],
    [
      "one of several responsibles is enough",
      level("own"),
      [],
      {
        responsibles: [
          { userId: 2, units: [] },
          { userId: 1, units: [] },
        ],
      },
      true,
    ],
    ["a deal of nobody is in nobody's own", level("own"), [], orphan(), false],
    ["nor in anybody's own_dept", level("own_dept"), [SALES], orphan(), false],
    ["any reaches a deal of nobody", level("any"), [], orphan(), true],
  ])("%s", (_case, contributions, reach, target, expected) => {
    expect(can(viewer(contributions, { reach }), "deals.view", target)).toBe(expected);
  });
});

describe("grants bound to one source or connection", () => {
  test("count there only", () => {
    const bound = viewer([given({ "conversations.history": "any" }, { sourceId: WHATSAPP })]);
    expect(can(bound, "conversations.history", orphan({ sourceId: WHATSAPP }))).toBe(true);
    expect(can(bound, "conversations.history", orphan({ sourceId: WHATSAPP + 1 }))).toBe(false);
    expect(can(bound, "conversations.history", orphan())).toBe(false);
    expect(can(bound, "conversations.history", orphan({ connectionId: WHATSAPP }))).toBe(false);
  });

  test("add to what holds account-wide", () => {
    const both = viewer([
      given({ "deals.view": "own" }),
      given({ "deals.view": "any" }, { connectionId: 3 }),
    ]);
    expect(levelOf(both, "deals.view")).toBe("own");
    expect(levelOf(both, "deals.view", { connectionId: 3 })).toBe("any");
    expect(levelOf(both, "deals.view", { connectionId: 4 })).toBe("own");
  });

  test("open the page as such, but a bound switch is asked with its target", () => {
    const cells: Cells = { "deals.view": "own", "deals.create": "any" };
    const bound = viewer([given(cells, { connectionId: 3 })]);
    expect(can(bound, "deals.view")).toBe(true);
    expect(can(bound, "deals.create")).toBe(false);
    expect(can(bound, "deals.create", { connectionId: 3 })).toBe(true);
    expect(can(bound, "deals.edit")).toBe(false);
    const onSource = viewer([
      given({ "conversations.list": "own", "conversations.note": "denied" }, { sourceId: 3 }),
    ]);
    expect(can(onSource, "conversations.list")).toBe(true);
    expect(can(onSource, "conversations.note")).toBe(false);
  });

  test("bound to a source and a connection at once they count nowhere", () => {
    const twice = viewer([given({ "deals.view": "any" }, { sourceId: 1, connectionId: 3 })]);
    expect(can(twice, "deals.view", orphan({ sourceId: 1, connectionId: 3 }))).toBe(false);
    expect(can(twice, "deals.view")).toBe(false);
  });

  test("never make an Administrator", () => {
    expect(viewer([role("administrator")]).rights.isAdministrator).toBe(true);
    expect(viewer([role("administrator", { sourceId: 1 })]).rights.isAdministrator).toBe(false);
    expect(viewer([role("administrator", { until: NOON })]).rights.isAdministrator).toBe(false);
    expect(
      viewer([role("manager", { origin: { kind: "crm_admin", name: "CRM" } })]).rights.isAdministrator,
    ).toBe(true);
  });
});

describe("owner and signature", () => {
  test("closing the account belongs to owners, whatever roles say [AU-23]", () => {
    const cells = given({ "account.close": "any" } as Cells);
    expect(can(viewer([cells, role("administrator")]), "account.close")).toBe(false);
    expect(levelOf(viewer([cells]), "account.close")).toBe("denied");
    expect(can(viewer([], { isOwner: true }), "account.close")).toBe(true);
    expect(levelOf(viewer([], { isOwner: true }), "account.close", {})).toBe("any");
  });

  test("the signature is the set of grants, in no order and each once", () => {
    const [a, b] = [given({}, { id: "g2" }), given({}, { id: "g10" })];
    expect(signatureOf([a, b, a])).toBe(signatureOf([b, a]));
    expect(signatureOf([a])).not.toBe(signatureOf([a, b]));
  });
});
