import { describe, expect, test } from "vitest";
import { type ExplainInput, explain, type GateFact, whatCan, whoCan } from "~/domain/access";
import {
  baseline,
  given,
  head,
  NOON,
  orphan,
  recordOf,
  role,
  SALES,
  TELEGRAM,
  viewer,
  WHATSAPP,
} from "../../support/access";

const who = { userId: 1, reach: [SALES], isOwner: false };
const ask = (details: Partial<ExplainInput> & Pick<ExplainInput, "permission" | "contributions">) =>
  explain({ gates: [], who, strictChannelCoupling: true, now: NOON, ...details });
const blocked: GateFact = { kind: "hold", closed: true, code: "blocked", until: NOON + 1 };

describe("explain says every cause (semantics 1)", () => {
  test("each contribution with origin, level and whether it counts [MC-34, MC-84, MC-85, MC-86]", () => {
    const contributions = [
      role("manager"),
      given(
        { "deals.view": "any" },
        { origin: { kind: "group", name: "Shift" }, from: NOON, until: NOON + 1 },
      ),
      given({ "deals.view": "denied" }),
      given({ "deals.view": "any" }, { until: NOON }),
      given({ "deals.view": "any" }, { from: NOON + 1 }),
      given({ "deals.view": "any" }, { inactive: true }),
      given({ "deals.view": "any" }, { connectionId: 7 }),
      baseline(),
    ];
    const { reasons, merged, level, reaches, allowed } = ask({
      permission: "deals.view",
      contributions,
      target: recordOf(5),
    });
    expect(reasons.map((reason) => [reason.origin.kind, reason.level, reason.state])).toEqual([
      ["role", "own", "counts"],
      ["group", "any", "counts"],
      ["direct", "denied", "counts"],
      ["direct", "any", "ended"],
      ["direct", "any", "not_yet"],
      ["direct", "any", "inactive"],
      ["direct", "any", "elsewhere"],
      ["baseline", null, "unset"],
    ]);
    expect([merged, level, reaches, allowed]).toEqual(["any", "any", true, true]);
  });

  test("a cell lowered by another one names the rule and the cell [BX-13, BX-14]", () => {
    const contributions = [given({ "channels.view": "any", "channels.edit": "any" })];
    const { merged, level, clamps, allowed } = ask({ permission: "channels.edit", contributions });
    expect([merged, level, allowed]).toEqual(["any", "denied", false]);
    expect(clamps).toEqual([
      {
        rule: "channels_view_needs_connect",
        cell: "channels.view",
        because: "channels.connect",
        from: "any",
        to: "denied",
      },
      {
        rule: "channels_need_view",
        cell: "channels.edit",
        because: "channels.view",
        from: "any",
        to: "denied",
      },
    ]);
    expect(ask({ permission: "channels.edit", contributions, strictChannelCoupling: false }).clamps).toEqual(
      [],
    );
  });

  test("clamps of other cells are not mentioned", () => {
    const contributions = [
      given({ "channels.edit": "any", "conversations.reply": "any", "conversations.history": "own" }),
    ];
    const { clamps, level } = ask({ permission: "conversations.reply", contributions });
    expect(clamps.map(({ because }) => because)).toEqual(["conversations.history"]);
    expect(level).toBe("own");
  });

  test("a closed gate refuses whatever the rights say [MC-75, WZ-02]", () => {
    const contributions = [role("administrator")];
    for (const gate of [
      blocked,
      { kind: "address", closed: true, code: "ip_denied" },
      { kind: "connector", closed: true, code: "roles" },
    ] as const) {
      const { reaches, allowed, gates } = ask({
        permission: "deals.view",
        contributions,
        gates: [gate],
        target: orphan(),
      });
      expect([reaches, allowed, gates]).toEqual([true, false, [gate]]);
    }
    expect(
      ask({ permission: "deals.view", contributions, gates: [{ ...blocked, closed: false }] }).allowed,
    ).toBe(true);
  });

  test("the level is right but the record is not one's own [MC-84]", () => {
    const { level, reaches } = ask({
      permission: "deals.view",
      contributions: [role("manager")],
      target: recordOf(5, [SALES]),
    });
    expect([level, reaches]).toEqual(["own", false]);
    expect(
      ask({ permission: "deals.view", contributions: [head()], target: recordOf(5, [SALES]) }).reaches,
    ).toBe(true);
  });

  test("rights bound to a source: the answer names the source that decides [MC-78, MC-80]", () => {
    const bound = role("chat_manager", { sourceId: WHATSAPP });
    const onWhatsApp = ask({
      permission: "conversations.history",
      contributions: [bound],
      target: recordOf(1, [], { sourceId: WHATSAPP }),
    });
    expect([onWhatsApp.allowed, onWhatsApp.place, onWhatsApp.reasons[0]?.state]).toEqual([
      true,
      { sourceId: WHATSAPP },
      "counts",
    ]);
    const onTelegram = ask({
      permission: "conversations.history",
      contributions: [bound],
      target: recordOf(1, [], { sourceId: TELEGRAM }),
    });
    expect([onTelegram.allowed, onTelegram.reasons[0]?.state]).toEqual([false, "elsewhere"]);
    const atAll = ask({ permission: "conversations.history", contributions: [bound] });
    expect([atAll.allowed, atAll.place]).toEqual([true, { sourceId: WHATSAPP }]);
    expect(ask({ permission: "canned.use", contributions: [bound] }).allowed).toBe(false);
    const wide = role("chat_manager");
    expect(ask({ permission: "conversations.history", contributions: [bound, wide] }).place).toEqual({});
  });

  test("rights bound to a connection: the answer names the connection, with and without a record", () => {
    const contributions = [
      given({ "deals.view": "own" }),
      given({ "deals.view": "any" }, { connectionId: 7 }),
    ];
    const onIt = ask({ permission: "deals.view", contributions, target: orphan({ connectionId: 7 }) });
    expect([onIt.allowed, onIt.place]).toEqual([true, { connectionId: 7 }]);
    const both = ask({
      permission: "deals.view",
      contributions,
      target: orphan({ sourceId: 1, connectionId: 7 }),
    });
    expect([both.allowed, both.place]).toEqual([true, { connectionId: 7 }]);
    expect(ask({ permission: "deals.view", contributions }).place).toEqual({ connectionId: 7 });
  });

  test("closing the account hangs on ownership [AU-23]", () => {
    const contributions = [role("administrator")];
    expect(ask({ permission: "account.close", contributions }).allowed).toBe(false);
    const asOwner = ask({
      permission: "account.close",
      contributions,
      who: { ...who, isOwner: true },
      target: {},
    });
    expect([asOwner.allowed, asOwner.level]).toEqual([true, "any"]);
  });
});

describe("the reverse questions", () => {
  const colleague = { viewer: viewer([role("chat_manager")], { userId: 1 }), gates: [] };
  const supervisor = { viewer: viewer([role("chat_supervisor")], { userId: 2 }), gates: [] };
  const held = { viewer: viewer([role("administrator")], { userId: 3 }), gates: [blocked] };

  test("who can see this chat: without the people that a gate keeps out [MC-84]", () => {
    const answer = whoCan("conversations.history", recordOf(9), [colleague, supervisor, held]);
    expect(answer).toEqual([{ person: supervisor, level: "any" }]);
    expect(whoCan("conversations.history", recordOf(1), [colleague, supervisor, held])).toEqual([
      { person: colleague, level: "own" },
      { person: supervisor, level: "any" },
    ]);
  });

  test("what a person can do with chats, in general and with this one", () => {
    const names = (target?: ReturnType<typeof recordOf>) =>
      whatCan(colleague, "conversations", target).map(({ permission }) => permission);
    expect(names()).toEqual([
      "conversations.list",
      "conversations.history",
      "conversations.reply",
      "conversations.join",
      "conversations.hand_over",
      "conversations.note",
    ]);
    expect(names(recordOf(9))).toEqual([]);
    expect(whatCan(supervisor, "canned")).toEqual([
      { permission: "canned.use", level: "any" },
      { permission: "canned.edit", level: "any" },
    ]);
    expect(whatCan(held, "deals")).toEqual([]);
  });
});
