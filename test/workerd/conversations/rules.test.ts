import { beforeAll, describe, expect, test } from "vitest";
import type { CrmPrecedence, TemplateKey } from "~/domain/access";
import { days } from "~/domain/time/durations";
import { readChatQuery } from "~/features/conversations/chat-query";
import { linkedChats } from "~/features/conversations/linked-chats.server";
import { listChats } from "~/features/conversations/list-chats.server";
import { noteOnChat } from "~/features/conversations/note-on-chat.server";
import { rateChat } from "~/features/conversations/rate-chat.server";
import { reply } from "~/features/conversations/reply.server";
import { showChat } from "~/features/conversations/show-chat.server";
import { aChat, aRecord, aSource, readerOf } from "../../support/chats";
import { aCompany, type Person, type TestCompany } from "../../support/company";

let company: TestCompany;
const people = {} as Record<
  "supervisor" | "manager" | "other" | "qc" | "operator" | "ceo" | "silent",
  Person
>;
let source: { id: number; publicId: string };

beforeAll(async () => {
  company = await aCompany();
  const make = (name: string, roles: TemplateKey[]) => company.aPerson({ name, roles });
  people.supervisor = await make("Sven", ["manager", "chat_supervisor"]);
  people.manager = await make("Mira", ["manager", "chat_manager"]);
  people.other = await make("Otto", ["manager", "chat_manager"]);
  people.qc = await make("Quinn", ["chat_quality_control"]);
  people.operator = await make("Oona", ["operator", "chat_operator"]);
  people.ceo = await make("Cleo", ["chief_executive"]);
  people.silent = await make("Sam", ["manager"]);
  source = await aSource(company);
});

const needs = () => company.needs();
const as = (who: keyof typeof people) => readerOf(company, people[who]);
const listed = async (who: keyof typeof people, query = "") => {
  const list = await listChats(needs(), await as(who), readChatQuery(new URLSearchParams(query)), "");
  if (!list.ok) throw new Error(list.refusal);
  return list.chats.map(({ publicId }) => publicId);
};
const reads = async (who: keyof typeof people, chat: string) => {
  const card = await showChat(needs(), await as(who), chat, null);
  return card === null ? "not_found" : card.ok ? card.way : card.refusal;
};
const says = async (who: keyof typeof people, chat: string) => {
  const outcome = await reply(needs(), await as(who), { chat, text: "Good morning" });
  return outcome.ok ? "sent" : outcome.refusal;
};
const mode = (is: CrmPrecedence) =>
  company.rows("UPDATE settings SET crm_precedence = ? WHERE account_id = ?", is, company.accountId);
const toggle = (who: keyof typeof people, isOn: boolean) =>
  company.rows(
    `INSERT OR REPLACE INTO new_client_switches(account_id, user_id, connection_id, source_id, is_on)
      SELECT account_id, ?, id, 0, ? FROM connections WHERE account_id = ? AND is_built_in = 1`,
    people[who].userId,
    Number(isOn),
    company.accountId,
  );
const own = (who: keyof typeof people) =>
  aChat(company, { sourceId: source.id, responsibleId: people[who].userId });

describe("by role", () => {
  test.each([
    ["supervisor", true, "history", "sent"],
    ["manager", true, "history", "sent"],
    ["other", false, "not_found", "not_found"],
    ["qc", true, "history", "forbidden"],
    ["operator", false, "not_found", "not_found"],
    ["ceo", true, "history", "forbidden"],
    ["silent", false, "not_found", "not_found"],
  ] as const)(
    "%s and a chat of the manager [WZ-08] [WZ-09] [WZ-10] [BX-15] [BX-16]",
    async (who, isListed, way, sends) => {
      const { publicId } = await own("manager");
      expect((await listed(who)).includes(publicId)).toBe(isListed);
      expect(await reads(who, publicId)).toBe(way);
      expect(await says(who, publicId)).toBe(sends);
    },
  );

  test("a trainee reads and notes, and never writes to the client [MC-07]", async () => {
    const { publicId: chat } = await own("operator");
    expect(await listed("operator")).toContain(chat);
    expect(await says("operator", chat)).toBe("forbidden");
    expect(await noteOnChat(needs(), await as("operator"), { chat, text: "Asked for a discount" })).toEqual({
      ok: true,
    });
  });

  test("rating needs its right: quality control rates any, a manager not even the own chat [BX-21] [BX-22]", async () => {
    const { publicId: chat } = await own("manager");
    const rate = async (who: keyof typeof people) =>
      rateChat(needs(), await as(who), { chat, score: 5, comment: null });
    expect(await rate("qc")).toEqual({ ok: true });
    expect(await rate("manager")).toMatchObject({ refusal: "forbidden", permission: "conversations.rate" });
    expect(await rate("other")).toEqual({ ok: false, refusal: "not_found" });
  });
});

describe("a right in the CRM", () => {
  test("opens the chat by its link and in the card, adds no row to the list and no rating [BX-17]", async () => {
    const dealId = await aRecord(company, "deal", people.other.userId);
    const { publicId: chat } = await aChat(company, {
      sourceId: source.id,
      responsibleId: people.manager.userId,
      dealId,
    });
    expect(await reads("other", chat)).toBe("crm");
    expect(await listed("other")).not.toContain(chat);
    const inCard = await linkedChats(needs(), await as("other"), "deal", dealId);
    expect(inCard.map(({ publicId }) => publicId)).toEqual([chat]);
    expect(await says("other", chat)).toBe("forbidden");
    expect(await rateChat(needs(), await as("other"), { chat, score: 1, comment: null })).toMatchObject({
      refusal: "forbidden",
    });
    await mode("off");
    expect(await reads("other", chat)).toBe("not_found");
    await mode("grant");
  });

  test("decides alone under `override`: history any without the deal is 404 [BX-17]", async () => {
    const dealId = await aRecord(company, "deal", people.other.userId);
    const { publicId: chat } = await aChat(company, {
      sourceId: source.id,
      responsibleId: people.manager.userId,
      dealId,
    });
    expect(await reads("qc", chat)).toBe("history");
    await mode("override");
    expect(await reads("qc", chat)).toBe("not_found");
    expect(await reads("other", chat)).toBe("crm");
    await mode("grant");
    expect(await reads("qc", chat)).toBe("history");
  });

  test("goes with the deal: reassigned, it opens the chat no more at the next request [BX-18]", async () => {
    const dealId = await aRecord(company, "deal", people.other.userId);
    const { publicId: chat } = await aChat(company, {
      sourceId: source.id,
      responsibleId: people.manager.userId,
      dealId,
    });
    expect(await reads("other", chat)).toBe("crm");
    await company.rows("UPDATE deals SET responsible_id = ? WHERE id = ?", people.manager.userId, dealId);
    expect(await reads("other", chat)).toBe("not_found");
  });
});

describe("new clients", () => {
  test("are seen by those with the switch and by readers of any; the first answer takes the chat from all others [WZ-06] [WZ-09]", async () => {
    const { publicId: chat, id } = await aChat(company, { sourceId: source.id });
    expect(await listed("manager")).not.toContain(chat);
    expect(await reads("manager", chat)).toBe("not_found");
    await toggle("manager", true);
    await toggle("other", true);
    expect(await listed("manager")).toContain(chat);
    expect(await reads("manager", chat)).toBe("new_client");
    // Opening is no claim: it is still there for the other one.
    expect(await reads("other", chat)).toBe("new_client");
    expect(await says("manager", chat)).toBe("sent");
    expect(await listed("other")).not.toContain(chat);
    expect(await reads("other", chat)).toBe("not_found");
    const [row] = await company.rows<{ who: number; contact: number }>(
      "SELECT c.responsible_id AS who, k.responsible_id AS contact FROM conversations c JOIN contacts k ON k.id = c.contact_id WHERE c.id = ?",
      id,
    );
    expect(row).toEqual({ who: people.manager.userId, contact: people.manager.userId });
    await toggle("manager", false);
    await toggle("other", false);
  });

  test("responsible = null: the Supervisor reads and writes, a Manager without the switch gets 404 [WZ-14]", async () => {
    const { publicId: chat } = await aChat(company, { sourceId: source.id });
    expect(await reads("supervisor", chat)).toBe("history");
    expect(await reads("manager", chat)).toBe("not_found");
    expect(await says("manager", chat)).toBe("not_found");
    expect(await says("supervisor", chat)).toBe("sent");
  });

  test.each([
    ["a block", "manual_block", true],
    ["a limit, which takes no clients away", "limit", false],
  ])("a chat whose responsible is under %s", async (_what, kind, isOffered) => {
    const { publicId: chat } = await own("manager");
    await toggle("other", true);
    const hold = `${kind}-hold`;
    const { accountId, clock } = company;
    expect(await listed("other")).not.toContain(chat);
    await company.rows(
      "INSERT INTO holds(id, account_id, user_id, kind, starts_at) VALUES (?, ?, ?, ?, ?)",
      hold,
      accountId,
      people.manager.userId,
      kind,
      clock.now - 1,
    );
    expect((await listed("other")).includes(chat)).toBe(isOffered);
    expect(await reads("other", chat)).toBe(isOffered ? "new_client" : "not_found");
    await company.rows("DELETE FROM holds WHERE id = ?", hold);
    expect(await listed("other")).not.toContain(chat);
    await toggle("other", false);
  });
});

test("the list is searched and narrowed within what one may see, never by the words of messages [BX-34]", async () => {
  const { publicId: mine } = await own("manager");
  const { publicId: closed } = await aChat(company, {
    sourceId: source.id,
    responsibleId: people.manager.userId,
    status: "closed",
    at: company.clock.now - days(1),
  });
  expect(await listed("manager", "q=nora")).toEqual(expect.arrayContaining([mine, closed]));
  expect(await listed("manager", "q=hello")).toEqual([]);
  expect(await listed("manager", "status=closed")).toEqual([closed]);
  expect(await listed("manager", "waiting=1")).toContain(mine);
  expect(await listed("manager", "waiting=1")).not.toContain(closed);
  expect(await listed("manager", `source=${source.publicId}`)).toContain(mine);
  expect(await listed("other", `responsible=${people.manager.publicId}`)).toEqual([]);
  expect(await listed("supervisor", `responsible=${people.manager.publicId}`)).toContain(mine);
});
