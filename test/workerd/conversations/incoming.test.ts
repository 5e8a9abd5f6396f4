import { beforeAll, describe, expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { readChatQuery } from "~/features/conversations/chat-query";
import { listChats } from "~/features/conversations/list-chats.server";
import { receiveMessage } from "~/features/conversations/receive-message.server";
import { aRecord, aSource, readerOf } from "../../support/chats";
import { aCompany, type Person, type TestCompany } from "../../support/company";

let company: TestCompany;
let other: Person;
let source: { id: number; publicId: string };
beforeAll(async () => {
  company = await aCompany();
  other = await company.aPerson({ name: "Otto", roles: ["manager", "chat_manager"] });
  source = await aSource(company);
});

const needs = () => company.needs();
const listed = async () => {
  const query = readChatQuery(new URLSearchParams());
  const list = await listChats(needs(), await readerOf(company, other), query, "");
  return list.ok ? list.chats.map(({ publicId }) => publicId) : [];
};

describe("a message of a client", () => {
  const told = (message: string, more: object = {}) => ({
    source: source.publicId,
    chat: "wa-1",
    message,
    client: { name: "Nora Client", phone: "+48 600 100 200" },
    text: "Is anybody there?",
    at: company.clock.now - minutes(9),
    ...more,
  });
  const take = (message: string, more: object = {}) =>
    receiveMessage(needs(), company.accountId, told(message, more));

  test("makes the chat once, stands once however often it is told, and starts the clock of the unanswered", async () => {
    const [first, again] = [await take("m1"), await take("m1")];
    expect(again).toEqual(first);
    await take("m2", { at: company.clock.now - minutes(3) });
    const chats = await company.rows(
      `SELECT (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id) AS messages, unanswered_since AS since, responsible_id AS who
        FROM conversations c WHERE account_id = ? AND external_id = 'wa-1'`,
      company.accountId,
    );
    expect(chats).toEqual([{ messages: 2, since: company.clock.now - minutes(9), who: null }]);
  });

  test("of a known phone comes to the contact's responsible; an old one told again opens nothing", async () => {
    const contact = await aRecord(company, "contact", other.userId);
    await company.rows(
      "INSERT INTO contact_points(account_id, owner_kind, owner_id, kind, value, key, position) VALUES (?, 'contact', ?, 'phone', '+48600300400', '+48600300400', 0)",
      company.accountId,
      contact,
    );
    const client = { client: { name: "Known", phone: "600 300 400" }, chat: "wa-2" };
    await company.rows("UPDATE settings SET language = 'pl' WHERE account_id = ?", company.accountId);
    const received = await take("k1", client);
    const chat = received.ok ? received.chat : "";
    expect(await listed()).toContain(chat);
    await company.rows(
      "UPDATE conversations SET status = 'closed', unanswered_since = NULL WHERE public_id = ?",
      chat,
    );
    await take("k1", client);
    const status = () => company.rows("SELECT status FROM conversations WHERE public_id = ?", chat);
    expect(await status()).toEqual([{ status: "closed" }]);
    await take("k2", client);
    expect(await status()).toEqual([{ status: "open" }]);
  });

  test("a channel that is off takes nothing, a paused one no new chat", async () => {
    const other = await aSource(company, "Telegram");
    const set = (status: string) =>
      company.rows("UPDATE sources SET status = ? WHERE id = ?", status, other.id);
    const on = (chat: string, message: string) => take(message, { source: other.publicId, chat });
    expect(await on("tg-1", "t1")).toMatchObject({ ok: true });
    await set("paused");
    expect(await on("tg-1", "t2")).toMatchObject({ ok: true });
    expect(await on("tg-2", "t3")).toEqual({ ok: false, refusal: "source_off" });
    await set("off");
    expect(await on("tg-1", "t4")).toEqual({ ok: false, refusal: "source_off" });
    expect(await take("t5", { source: "no such source" })).toEqual({ ok: false, refusal: "no_source" });
  });
});
