import { describe, expect, test } from "vitest";
import {
  clientStanding,
  decideClaim,
  isOfferedAsNew,
  isSwitchFixed,
  mayList,
  mayReadHistory,
  maySend,
  nobodyReceives,
  receivesNewClients,
} from "~/domain/access";
import { orphan, role, viewer, WHATSAPP } from "../../support/access";

const here = { connectionId: 1, sourceId: WHATSAPP };
const forSource = (isOn: boolean) => ({ connectionId: 1, sourceId: WHATSAPP, isOn });
const forConnection = (isOn: boolean) => ({ connectionId: 1, sourceId: null, isOn });

describe("who receives new clients [WZ-06] (semantics 4)", () => {
  test.each([
    ["Руководитель by default [WZ-08, WZ-11]", "chat_supervisor", [], true],
    ["Менеджер by default", "chat_manager", [], false],
    ["Оператор by default", "chat_operator", [], false],
    ["an own role by default", "custom", [], false],
    [
      "Контроль качества, even if stored on [WZ-10]",
      "chat_quality_control",
      [forSource(true), forConnection(true)],
      false,
    ],
    ["«Без роли», even if stored on", null, [forConnection(true)], false],
    ["the connection's switch is inherited", "chat_manager", [forConnection(true)], true],
    [
      "the source's switch goes before the connection's",
      "chat_manager",
      [forConnection(true), forSource(false)],
      false,
    ],
    ["and the other way round", "chat_supervisor", [forConnection(false), forSource(true)], true],
    [
      "another connection's switch says nothing",
      "chat_manager",
      [{ ...forConnection(true), connectionId: 2 }],
      false,
    ],
    ["another source's switch says nothing", "chat_manager", [{ ...forSource(true), sourceId: 77 }], false],
  ] as const)("%s", (_case, chatRole, switches, expected) => {
    expect(receivesNewClients(chatRole, switches, here)).toBe(expected);
  });

  test("the switch is disabled for Контроль качества and without role only [WZ-10]", () => {
    expect(isSwitchFixed("chat_quality_control")).toBe(true);
    expect(isSwitchFixed(null)).toBe(true);
    expect(
      (["chat_supervisor", "chat_manager", "chat_operator", "custom"] as const).some(isSwitchFixed),
    ).toBe(false);
  });

  test("the window warns when nobody has it [WZ-06]", () => {
    expect(nobodyReceives([])).toBe(true);
    expect(nobodyReceives([{ receives: false }, { receives: false }])).toBe(true);
    expect(nobodyReceives([{ receives: false }, { receives: true }])).toBe(false);
  });
});

describe("what is a new client, and who sees the chat", () => {
  test.each([
    ["no CRM contact", { hasContact: false, isResponsibleActive: false }, "new"],
    ["contact with an active responsible", { hasContact: true, isResponsibleActive: true }, "known"],
    [
      "contact whose responsible is deleted or held: reappears for all who receive",
      { hasContact: true, isResponsibleActive: false },
      "orphan",
    ],
  ] as const)("%s", (_case, facts, standing) => {
    expect(clientStanding(facts)).toBe(standing);
    expect(isOfferedAsNew(standing, true)).toBe(standing !== "known");
    expect(isOfferedAsNew(standing, false)).toBe(false);
  });

  const chat = { target: orphan({ sourceId: WHATSAPP }), linked: [], isParticipant: false };

  test("responsible reset to nobody: Руководитель reads and writes, Менеджер without switch finds nothing [WZ-14]", () => {
    const unseen = { ...chat, isReceivedAsNew: false };
    const supervisor = viewer([role("chat_supervisor")]);
    expect(mayReadHistory(supervisor, unseen, "grant")).toBe("history");
    expect(maySend(supervisor, unseen, "grant")).toBeNull();
    const manager = viewer([role("chat_manager")]);
    expect(mayReadHistory(manager, unseen, "grant")).toBeNull();
    expect(maySend(manager, unseen, "grant")).toBe("not_found");
    expect(mayList(manager, unseen)).toBe(false);
  });

  test("Менеджер with the switch sees and lists it, Контроль качества sees it anyway [WZ-06, WZ-10]", () => {
    const offered = { ...chat, isReceivedAsNew: true };
    expect(mayReadHistory(viewer([role("chat_manager")]), offered, "grant")).toBe("new_client");
    expect(mayList(viewer([role("chat_manager")]), offered)).toBe(true);
    expect(
      mayReadHistory(viewer([role("chat_quality_control")]), { ...chat, isReceivedAsNew: false }, "grant"),
    ).toBe("history");
  });
});

describe("first reply wins", () => {
  const facts = { claimantId: 1, responsibleId: null, receives: true, readsAny: false, mayReply: true };

  test("two replies one after the other give exactly one responsible", () => {
    const first = decideClaim(facts);
    expect(first).toEqual({ ok: true, responsibleId: 1 });
    const second = decideClaim({ ...facts, claimantId: 2, responsibleId: first.responsibleId });
    expect(second).toEqual({ ok: false, refusal: "already_claimed", responsibleId: 1 });
  });

  test.each([
    ["the switch went off before the reply came", { ...facts, receives: false }, "not_receiving"],
    ["no right to reply", { ...facts, mayReply: false }, "not_allowed"],
  ])("%s: refused", (_case, late, refusal) => {
    expect(decideClaim(late)).toEqual({ ok: false, refusal, responsibleId: null });
  });

  test("who reads any chat answers with the switch off, and the winner's next message is no claim", () => {
    expect(decideClaim({ ...facts, receives: false, readsAny: true })).toEqual({
      ok: true,
      responsibleId: 1,
    });
    expect(decideClaim({ ...facts, receives: false, responsibleId: 1 })).toEqual({
      ok: true,
      responsibleId: 1,
    });
  });
});
