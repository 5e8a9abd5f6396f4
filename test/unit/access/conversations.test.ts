import { describe, expect, test } from "vitest";
import {
  type ConversationFacts,
  type CrmPrecedence,
  mayActInChat,
  mayJoin,
  mayList,
  mayReadHistory,
  maySeeEntityFields,
  maySend,
  type ReadWay,
} from "~/domain/access";
import { given, orphan, recordOf, role, viewer, WHATSAPP } from "../../support/access";

const place = { sourceId: WHATSAPP };
const deal = { kind: "deal", target: recordOf(9) } as const;
const foreign: ConversationFacts = {
  target: recordOf(2, [], place),
  linked: [],
  isParticipant: false,
  isReceivedAsNew: false,
};
const own: ConversationFacts = { ...foreign, target: recordOf(1, [], place) };
const inDeal: ConversationFacts = { ...foreign, linked: [deal] };
const joined = (chat: ConversationFacts): ConversationFacts => ({ ...chat, isParticipant: true });

const nobody = viewer([]);
const crmAny = viewer([given({ "deals.view": "any" })]);
const reader = viewer([given({ "conversations.history": "any", "conversations.list": "any" })]);
const agent = viewer([role("chat_manager")]);
const joiner = viewer([given({ "conversations.history": "any", "conversations.join": "any" })]);
const agentWithCrm = viewer([role("chat_manager"), given({ "deals.view": "any" })]);
const observer = viewer([role("chat_quality_control"), given({ "deals.view": "any" })]);

describe("CRM rights take precedence (semantics 3)", () => {
  test.each<[string, ReturnType<typeof viewer>, ConversationFacts, CrmPrecedence, ReadWay | null]>([
    ["history denied, deal any: reads in the deal card [BX-17, BX-18]", crmAny, inDeal, "grant", "crm"],
    ["history own, chat foreign, no CRM right: not found [BX-16]", agent, inDeal, "grant", null],
    ["history any, CRM denied, grant: reads [BX-17]", reader, inDeal, "grant", "history"],
    ["history any, CRM denied, override: not found [BX-17]", reader, inDeal, "override", null],
    ["override without linked record: the chat right decides", reader, foreign, "override", "history"],
    ["override with the CRM right: reads", crmAny, inDeal, "override", "crm"],
    ["off: the CRM right gives nothing", crmAny, inDeal, "off", null],
    ["grant without linked record: nothing to take from", crmAny, foreign, "grant", null],
    ["participant reads whatever the mode", nobody, joined(inDeal), "override", "participant"],
  ])("%s", (_case, person, chat, mode, way) => {
    expect(mayReadHistory(person, chat, mode)).toBe(way);
  });

  test("a CRM right adds no row to the list, no rating and no export [BX-15, BX-21]", () => {
    const rater = viewer([
      given({ "deals.view": "any", "conversations.rate": "any", "conversations.history": "own" }),
    ]);
    expect(mayList(crmAny, inDeal)).toBe(false);
    expect(mayList(reader, foreign)).toBe(true);
    expect(mayReadHistory(rater, inDeal, "grant")).toBe("crm");
    expect(mayActInChat(rater, "conversations.rate", inDeal, "grant")).toBe("not_allowed");
    expect(mayActInChat(crmAny, "conversations.export", inDeal, "grant")).toBe("not_allowed");
    expect(mayActInChat(reader, "conversations.rate", inDeal, "override")).toBe("not_found");
    expect(mayActInChat(observer, "conversations.rate", foreign, "grant")).toBeNull();
  });

  test.each([
    ["lead", { "deals.view": "own" }],
    ["deal", { "deals.view": "own" }],
    ["contact", { "contacts.view": "own" }],
    ["company", { "companies.view": "own" }],
  ] as const)("the view right over a linked %s must cover it", (kind, cells) => {
    const person = viewer([given(cells)]);
    const linkedTo = (userId: number) => ({ ...foreign, linked: [{ kind, target: recordOf(userId) }] });
    expect(mayReadHistory(person, linkedTo(1), "grant")).toBe("crm");
    expect(mayReadHistory(person, linkedTo(2), "grant")).toBeNull();
    expect(mayReadHistory(nobody, linkedTo(1), "grant")).toBeNull();
  });

  test("a deal that passes to somebody else takes the reading with it at the next question", () => {
    const person = viewer([given({ "deals.view": "own" })]);
    expect(
      mayReadHistory(person, { ...foreign, linked: [{ kind: "deal", target: recordOf(1) }] }, "grant"),
    ).toBe("crm");
    expect(
      mayReadHistory(person, { ...foreign, linked: [{ kind: "deal", target: recordOf(2) }] }, "grant"),
    ).toBeNull();
  });

  test("a participant sees the chat, but the record's fields only with the CRM right", () => {
    expect(mayReadHistory(nobody, joined(inDeal), "grant")).toBe("participant");
    expect(maySeeEntityFields(nobody, deal)).toBe(false);
    expect(maySeeEntityFields(crmAny, deal)).toBe(true);
  });
});

describe("joining [BX-19, BX-20]", () => {
  test.each([
    ["own chat", agent, own, "grant", null],
    ["foreign chat that one does not read", agent, foreign, "grant", "not_found"],
    ["linked deal in sight", crmAny, inDeal, "grant", null],
    ["linked deal in sight, override", crmAny, inDeal, "override", null],
    ["linked deal in sight, off", crmAny, inDeal, "off", "not_found"],
    ["reads any, joins none", reader, foreign, "grant", "not_allowed"],
    [
      "override: a participant without the CRM right does not join again",
      agent,
      joined(inDeal),
      "override",
      "not_allowed",
    ],
    [
      "off: a CRM right does not replace the right to join",
      viewer([role("chat_quality_control"), given({ "deals.view": "any" })]),
      inDeal,
      "off",
      "not_allowed",
    ],
    [
      "override: nor does one who may join any chat",
      viewer([role("chat_supervisor")]),
      joined(inDeal),
      "override",
      "not_allowed",
    ],
    ["override without linked record: the right to join decides", agent, own, "override", null],
    ["a linked record out of sight takes nothing from the right to join", joiner, inDeal, "grant", null],
    ["nor where records do not count", joiner, inDeal, "off", null],
  ] as const)("%s", (_case, person, chat, mode, refusal) => {
    expect(mayJoin(person, chat, mode)).toBe(refusal);
  });
});

describe("sending", () => {
  test.each([
    ["own chat [WZ-09]", agent, own, "grant", null],
    ["foreign chat by CRM, not joined", agentWithCrm, inDeal, "grant", "not_allowed"],
    ["the same after joining: counts as own", agentWithCrm, joined(inDeal), "grant", null],
    [
      "only Контроль качества, CRM any: reads, never writes [WZ-10]",
      observer,
      inDeal,
      "grant",
      "not_allowed",
    ],
    ["nor after joining [WZ-10]", observer, joined(inDeal), "grant", "not_allowed"],
    ["unseen chat", agent, foreign, "grant", "not_found"],
    [
      "override hides the chat from a writer of any",
      viewer([role("chat_supervisor")]),
      inDeal,
      "override",
      "not_found",
    ],
    [
      "new client that one receives: the first answer is allowed [WZ-06]",
      agent,
      { ...foreign, target: orphan(place), isReceivedAsNew: true },
      "grant",
      null,
    ],
    [
      "Оператор who receives new clients still never writes [MC-07]",
      viewer([role("chat_operator")]),
      { ...foreign, isReceivedAsNew: true },
      "grant",
      "not_allowed",
    ],
  ] as const)("%s", (_case, person, chat, mode, refusal) => {
    expect(maySend(person, chat, mode)).toBe(refusal);
  });
});
