import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { says, saysNot } from "../support/says";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

const LOGINS = ["admin", "head", "manager", "operator", "qc"] as const;
let server: Gatehouse & AsyncDisposable;
const people = {} as Record<(typeof LOGINS)[number], Visitor>;
beforeAll(async () => {
  server = await serve();
  for (const login of LOGINS) people[login] = await signedIn(server, `${login}@demo.test`);
});
afterAll(() => server[Symbol.asyncDispose]());

const rows = async <Row>(query: string, ...values: unknown[]) =>
  (
    await server.db
      .prepare(query)
      .bind(...values)
      .all<Row>()
  ).results;
const one = async <Row>(query: string, ...values: unknown[]) => (await rows<Row>(query, ...values))[0] as Row;
const idOf = async (login: string) =>
  (await one<{ id: number }>("SELECT id FROM users WHERE email = ?", `${login}@demo.test`)).id;

let made = 0;
/** A chat of somebody (null = nobody) with a client of a name of its own; `deal`: whose deal it is linked to. */
async function aChat(responsible: string | null, deal: string | null = null) {
  const name = `Client No${++made}`;
  const id = `chat${String(made).padStart(18, "0")}`;
  const dealId =
    deal === null
      ? null
      : (
          await one<{ id: number }>(
            "SELECT id FROM deals WHERE responsible_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
            await idOf(deal),
          )
        ).id;
  await rows(
    `INSERT INTO conversations(account_id, public_id, source_id, deal_id, client_name, responsible_id, status, search_text, opened_at,
        last_message_at, unanswered_since, updated_at)
      SELECT account_id, ?, id, ?, ?, ?, 'open', ?, ?, ?, ?, ? FROM sources WHERE kind = 'whatsapp' LIMIT 1`,
    id,
    dealId,
    name,
    responsible === null ? null : await idOf(responsible),
    name.toLowerCase(),
    ...Array(4).fill(Date.now()),
  );
  return { name, path: `/chats/${id}`, id };
}
const open = async (login: (typeof LOGINS)[number], path: string) => (await people[login].get(path)).status;
const list = async (login: (typeof LOGINS)[number], q: string) =>
  (await people[login].get(`/chats?q=${encodeURIComponent(q)}`)).text();
const act = async (login: (typeof LOGINS)[number], path: string, form: Record<string, string>) =>
  people[login].post(path, form);

describe("who sees a chat and does what in it", () => {
  test.each([
    ["admin", true, 200, 200, 200],
    ["head", true, 200, 200, 200],
    ["manager", true, 200, 200, 200],
    ["operator", false, 404, 404, 404],
    ["qc", true, 200, 403, 403],
  ] as const)(
    "%s and a chat of the manager [WZ-01] [WZ-08] [WZ-09] [WZ-10] [BX-15] [BX-16] [BX-34] [MC-25] [MC-26]",
    async (login, isListed, card, reply, note) => {
      const chat = await aChat("manager");
      if (isListed) says(await list(login, chat.name), chat.path);
      else saysNot(await list(login, chat.name), chat.path);
      expect(await open(login, chat.path)).toBe(card);
      expect((await act(login, chat.path, { intent: "reply", text: "Good morning" })).status).toBe(reply);
      expect((await act(login, chat.path, { intent: "note", text: "Call after six" })).status).toBe(note);
    },
  );

  test("a chat of somebody else answers like one that does not exist, and offers to ask for access [WZ-09] [MC-84]", async () => {
    const foreign = await people.manager.get((await aChat("head")).path);
    const none = await people.manager.get("/chats/AAAAAAAAAAAAAAAAAAAAAA");
    expect([foreign.status, none.status]).toEqual([404, 404]);
    const text = await foreign.text();
    for (const page of [text, await none.text()]) says(page, "Ask for access");
    saysNot(text, "Client No");
  });

  test("a trainee notes, cannot write to the client, and hands over to whoever may answer there [MC-07]", async () => {
    const chat = await aChat("operator");
    expect((await act("operator", chat.path, { intent: "note", text: "Asks for a discount" })).status).toBe(
      200,
    );
    const refused = await act("operator", chat.path, { intent: "reply", text: "My kept words" });
    expect(refused.status).toBe(403);
    says(await refused.text(), "My kept words");
    const { publicId: qc } = await one<{ publicId: string }>(
      "SELECT public_id AS publicId FROM users WHERE email = 'qc@demo.test'",
    );
    expect((await act("operator", chat.path, { intent: "hand_over", to: qc })).status).toBe(409);
    const { publicId: head } = await one<{ publicId: string }>(
      "SELECT public_id AS publicId FROM users WHERE email = 'head@demo.test'",
    );
    const handed = await act("operator", chat.path, { intent: "hand_over", to: head });
    expect(handed.headers.get("location")).toBe("/chats?handed=1");
    expect(await open("operator", chat.path)).toBe(404);
    expect(await open("head", chat.path)).toBe(200);
  });

  test("when nobody is left it goes to the fallback responsible, and the Administrators are told [MC-07]", async () => {
    const qc = await one<{ publicId: string; name: string }>(
      "SELECT public_id AS publicId, trim(name || ' ' || surname) AS name FROM users WHERE email = 'qc@demo.test'",
    );
    const settings = "/settings/company";
    const setTo = (login: (typeof LOGINS)[number], person: string) =>
      act(login, settings, { intent: "fallback", person });
    expect((await setTo("head", qc.publicId)).status).toBe(403);
    expect((await setTo("admin", "A".repeat(22))).status).toBe(409);
    expect((await setTo("admin", qc.publicId)).status).toBe(200);
    says(await (await people.admin.get(settings)).text(), "Fallback responsible", qc.name);

    const chat = await aChat("operator");
    const give = () => act("operator", chat.path, { intent: "hand_over_to_fallback" });
    expect((await give()).status).toBe(409);
    await rows(
      `INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) SELECT 'nobody' || id, account_id, id, 'manual_block', 'test', 1
        FROM users WHERE email NOT IN ('operator@demo.test', 'qc@demo.test')`,
    );
    says(await (await people.operator.get(`${chat.path}/heirs.data?q=`)).text(), "nobody", qc.name);
    const handed = await give();
    await rows("DELETE FROM holds WHERE id LIKE 'nobody%'");
    expect(handed.headers.get("location")).toBe("/chats?handed=1");
    says(await (await people.qc.get(chat.path)).text(), qc.name);
    const told = await rows(
      "SELECT 1 FROM notices WHERE kind = 'chat_fallback' AND link = ? AND user_id = ?",
      ...[chat.path, await idOf("admin")],
    );
    expect(told).toHaveLength(1);
    expect((await setTo("admin", "")).status).toBe(200);
  });

  test("who may take a chat over is offered by name; quality control is not [MC-07] [BX-25]", async () => {
    const chat = await aChat("operator");
    const names = async (q: string) =>
      (await people.operator.get(`${chat.path}/heirs.data?q=${encodeURIComponent(q)}`)).text();
    const nameOf = (login: string) =>
      one<{ name: string; surname: string }>(
        "SELECT name, surname FROM users WHERE email = ?",
        `${login}@demo.test`,
      );
    const [head, qc] = [await nameOf("head"), await nameOf("qc")];
    expect(await names(head.surname)).toContain(`${head.name} ${head.surname}`);
    expect(await names(qc.surname)).not.toContain(`${qc.name} ${qc.surname}`);
  });

  test("quality control rates a chat, its manager cannot; the mark stands on the card [BX-21] [BX-22] [BX-35]", async () => {
    const chat = await aChat("manager");
    const mark = { intent: "rate", score: "4", comment: "Quick and polite" };
    expect((await act("manager", chat.path, mark)).status).toBe(403);
    expect((await act("qc", chat.path, mark)).status).toBe(200);
    expect((await act("qc", chat.path, { ...mark, score: "6" })).status).toBe(400);
    says(await (await people.qc.get(chat.path)).text(), "4 of 5", "Quick and polite");
  });
});

describe("a right in the CRM", () => {
  test("opens the chat in the deal's card and by its link, joins it, and adds no row to the list [BX-17] [BX-18] [BX-19] [BX-20]", async () => {
    const chat = await aChat("head", "manager");
    const deal = await one<{ publicId: string }>(
      "SELECT d.public_id AS publicId FROM conversations c JOIN deals d ON d.id = c.deal_id WHERE c.public_id = ?",
      chat.id,
    );
    says(await (await people.manager.get(`/deals/${deal.publicId}`)).text(), chat.path);
    expect(await open("manager", chat.path)).toBe(200);
    saysNot(await list("manager", chat.name), chat.path);
    expect((await act("manager", chat.path, { intent: "reply", text: "Not joined yet" })).status).toBe(403);
    expect((await act("manager", chat.path, { intent: "join" })).status).toBe(200);
    // A joined chat counts as own for answering.
    expect((await act("manager", chat.path, { intent: "reply", text: "Joined now" })).status).toBe(200);
  });
});

describe("a new client", () => {
  test("whose responsible was reset by accident stays with the supervisor, who reads and answers; its manager loses it [WZ-08] [WZ-14]", async () => {
    const chat = await aChat("manager");
    expect(await open("manager", chat.path)).toBe(200);
    await rows(
      "UPDATE conversations SET responsible_id = NULL, unanswered_since = NULL WHERE public_id = ?",
      chat.id,
    );
    expect(await open("manager", chat.path)).toBe(404);
    says(await list("head", chat.name), chat.path);
    expect(await open("head", chat.path)).toBe(200);
    expect((await act("head", chat.path, { intent: "reply", text: "Still here" })).status).toBe(200);
  });

  test("two first answers at once: exactly one wins, the other is told who, with the text kept [WZ-06] [WZ-14]", async () => {
    for (let round = 0; round < 5; round++) {
      const chat = await aChat(null);
      expect(await open("manager", chat.path)).toBe(404);
      const answers = await Promise.all([
        act("admin", chat.path, { intent: "reply", text: "Words of admin", first: "1" }),
        act("head", chat.path, { intent: "reply", text: "Words of head", first: "1" }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = answers[0]?.status === 200 ? "admin" : "head";
      const { name } = await one<{ name: string }>(
        `SELECT trim(u.name || ' ' || u.surname) AS name FROM conversations c JOIN users u ON u.id = c.responsible_id
          WHERE c.public_id = ? AND u.email = ?`,
        chat.id,
        `${won}@demo.test`,
      );
      const loser = await answers.find(({ status }) => status === 409)?.text();
      says(loser ?? "", name, won === "admin" ? "Words of head" : "Words of admin");
      const sent = await one<{ n: number }>(
        `SELECT count(*) AS n FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.public_id = ? AND m.direction = 'out'`,
        chat.id,
      );
      expect(sent.n).toBe(1);
    }
  });

  test("comes to a manager with the switch on, and leaves them with the first answer of another [WZ-06] [WZ-13]", async () => {
    await rows(
      `INSERT OR REPLACE INTO new_client_switches(account_id, user_id, connection_id, source_id, is_on)
        SELECT u.account_id, u.id, c.id, 0, 1 FROM users u JOIN connections c ON c.account_id = u.account_id AND c.is_built_in = 1
        WHERE u.email = 'manager@demo.test'`,
    );
    const chat = await aChat(null);
    const html = await list("manager", chat.name);
    says(html, chat.path, "New client");
    expect(await open("manager", chat.path)).toBe(200);
    expect((await act("head", chat.path, { intent: "reply", text: "Mine" })).status).toBe(200);
    saysNot(await list("manager", chat.name), chat.path);
    const { name } = await one<{ name: string }>(
      "SELECT trim(name || ' ' || surname) AS name FROM users WHERE email = 'head@demo.test'",
    );
    const late = await act("manager", chat.path, { intent: "reply", text: "Too late, but kept", first: "1" });
    expect(late.status).toBe(409);
    says(await late.text(), "Too late, but kept", name);
    // A chat that was never a new client's tells a stranger nothing.
    const foreign = await aChat("head");
    const refused = await act("manager", foreign.path, { intent: "reply", text: "Nobody home", first: "1" });
    expect(refused.status).toBe(404);
    saysNot(await refused.text(), name);
  });
});
