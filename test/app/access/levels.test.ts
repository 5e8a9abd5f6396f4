import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoFacts, demoFacts, give, makeRole, revoke, sendForm } from "../../support/access-http";
import { says, saysNot } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

const LEVELS = ["denied", "own", "own_dept", "any"] as const;
type Level = (typeof LEVELS)[number];
/** Whose the thing is, seen from the one who asks: their own, a colleague's of the department, somebody else's. */
const WHOSE = ["mine", "colleague", "stranger"] as const;
type Whose = (typeof WHOSE)[number];
const REACHED: Record<Level, readonly Whose[]> = {
  denied: [],
  own: ["mine"],
  own_dept: ["mine", "colleague"],
  any: WHOSE,
};

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let anna: Visitor;
let facts: DemoFacts;
let ids: Record<Whose, { id: number; public_id: string }>;

/** Anna holds no role but what a test gives her; Boris shares her department, Celia does not. */
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  anna = await signedIn(server, "operator@demo.test");
  facts = await demoFacts(server);
  const mine = await facts.person("operator@demo.test");
  const one = (same: string) =>
    facts.first<{ id: number; public_id: string }>(
      `SELECT u.id, u.public_id FROM users u JOIN users a ON a.id = ? AND a.account_id = u.account_id
        WHERE u.id <> a.id AND u.deleted_at IS NULL AND u.email <> 'owner@demo.test' AND u.department_id ${same} a.department_id
          AND u.id NOT IN (SELECT g.subject_id FROM grants g JOIN roles r ON r.id = g.role_id
            WHERE g.subject_kind = 'user' AND r.template = 'administrator')
        ORDER BY u.id`,
      mine.id,
    );
  ids = { mine, colleague: await one("="), stranger: await one("<>") };
  await sendForm(admin, `/users/${mine.public_id}/rights`, [["intent", "change"]]);
});
afterAll(() => server[Symbol.asyncDispose]());

const write = (query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .run();
/** Runs with a role of these cells given to Anna, and takes it away again. */
async function withRole(cells: Record<string, string>, act: () => Promise<void>) {
  const role = await makeRole(admin, { name: `Role ${crypto.randomUUID().slice(0, 8)}`, cells });
  const fields: [string, string][] = [
    ["kind", "user"],
    ["subjects", ids.mine.public_id],
    ["roles", role],
  ];
  expect((await give(admin, fields)).status).toBe(302);
  try {
    await act();
  } finally {
    const { id } = await facts.first<{ id: string }>(
      "SELECT g.public_id AS id FROM grants g JOIN roles r ON r.id = g.role_id WHERE r.public_id = ?",
      role,
    );
    const taken = await revoke(admin, id);
    expect(taken.status, await taken.clone().text()).toBe(200);
  }
}
const opens = async (path: string) => (await anna.get(path)).status;

let made = 0;
const nextId = (kind: string) => `${kind}${String(++made).padStart(22 - kind.length, "0")}`;
/** A channel with one person in its queue, straight into D1. */
async function aChannel(whose: Whose) {
  const id = nextId("level");
  await write(
    "INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (?, ?, 'webhook', ?, 0)",
    ...[facts.accountId, id, `Channel ${id}`],
  );
  await write(
    "INSERT INTO source_queue(account_id, source_id, user_id) SELECT account_id, id, ? FROM sources WHERE public_id = ?",
    ...[ids[whose].id, id],
  );
  return id;
}
/** A chat on a channel, straight into D1. */
async function aChat(whose: Whose, channel: string, connection: number | null = null) {
  const id = nextId("chat");
  await write(
    `INSERT INTO conversations(account_id, public_id, source_id, connection_id, client_name, responsible_id, status, search_text,
        opened_at, last_message_at, updated_at)
      SELECT account_id, ?, id, ?, 'Client', ?, 'open', 'client', 1, 1, 1 FROM sources WHERE public_id = ?`,
    ...[id, connection, ids[whose].id, channel],
  );
  return `/chats/${id}`;
}
async function aContact(whose: Whose) {
  const id = nextId("cont");
  await write(
    `INSERT INTO contacts(account_id, public_id, name, responsible_id, search_text, created_at, updated_at)
      VALUES (?, ?, 'Dora Level', ?, 'dora level', 1, 1)`,
    ...[facts.accountId, id, ids[whose].id],
  );
  return `/contacts/${id}`;
}

test("the ticks of one channel: read and answered there; read only; neither; and nothing on another channel [MC-24] [MC-25] [MC-26]", async () => {
  const [here, elsewhere] = [await aChannel("stranger"), await aChannel("stranger")];
  const { public_id: role } = await facts.role("chat_manager");
  const tick = async (history: string, reply: string) => {
    const form = { person: ids.mine.public_id, history, reply, configure: "no" };
    expect((await admin.post(`/settings/channels/${here}/access`, form)).status).toBe(200);
  };
  const rightsPage = `/users/${ids.mine.public_id}/rights`;
  const wanted: [string, string][] = [
    ["intent", "change"],
    ["chat", role],
  ];
  expect((await sendForm(admin, rightsPage, wanted)).status).toBe(200);
  // Bound to this channel alone: the tick is taken off every other one.
  const { results } = await server.db
    .prepare("SELECT public_id AS id FROM sources WHERE account_id = ? AND public_id <> ?")
    .bind(facts.accountId, here)
    .all<{ id: string }>();
  for (const { id } of results)
    await admin.post(`/settings/channels/${id}/access`, {
      ...{ person: ids.mine.public_id, history: "no", reply: "no", configure: "no" },
    });
  const [chat, other] = [await aChat("mine", here), await aChat("mine", elsewhere)];
  const reply = async (path: string) => (await anna.post(path, { intent: "reply", text: "Hello" })).status;
  expect([await opens(chat), await reply(chat), await opens(other)]).toEqual([200, 200, 404]);
  await tick("yes", "no");
  expect([await opens(chat), await reply(chat)]).toEqual([200, 403]);
  await tick("no", "no");
  expect([await opens(chat), await reply(chat)]).toEqual([404, 404]);
  expect((await sendForm(admin, rightsPage, [["intent", "change"]])).status).toBe(200);
});

describe("channels by level", () => {
  test.each(LEVELS)("viewing %s: the list and each channel's page [BX-10]", async (level) => {
    const channels = await Promise.all(WHOSE.map(aChannel));
    await withRole({ "channels.view": level, "channels.connect": "any" }, async () => {
      const answers = await Promise.all(channels.map((id) => opens(`/settings/channels/${id}`)));
      const expected = WHOSE.map((whose) =>
        level === "denied" ? 403 : REACHED[level].includes(whose) ? 200 : 404,
      );
      expect(answers).toEqual(expected);
      if (level === "denied") return;
      const list = await (await anna.get("/settings/channels")).text();
      for (const [at, whose] of WHOSE.entries())
        (REACHED[level].includes(whose) ? says : saysNot)(list, channels[at] as string);
    });
  });

  test.each(LEVELS)(
    "editing %s while all are seen, and connecting apart from it [BX-11] [BX-12]",
    async (level) => {
      const channels = await Promise.all(WHOSE.map(aChannel));
      const cells = { "channels.view": "any", "channels.edit": level, "channels.connect": "own" };
      await withRole(cells, async () => {
        for (const [at, whose] of WHOSE.entries()) {
          const sent = await anna.post(`/settings/channels/${channels[at]}?index`, {
            intent: "status",
            status: "paused",
          });
          expect(sent.status, whose).toBe(REACHED[level].includes(whose) ? 200 : 403);
        }
        const connect = { intent: "connect", kind: "webhook", name: `Made at ${level}` };
        expect((await anna.post("/settings/channels", connect)).status).toBe(302);
      });
    },
  );

  test("without viewing neither editing nor connecting is left, whatever they say [BX-13]", async () => {
    const channel = await aChannel("mine");
    const cells = { "channels.view": "denied", "channels.edit": "any", "channels.connect": "any" };
    await withRole(cells, async () => {
      const connect = { intent: "connect", kind: "webhook", name: "Out of nowhere" };
      expect((await anna.post("/settings/channels", connect)).status).toBe(403);
      const rename = { intent: "rename", name: "Mine now" };
      expect((await anna.post(`/settings/channels/${channel}?index`, rename)).status).toBe(403);
    });
  });
});

test.each(LEVELS)(
  "contacts are changed at the level %s, own, the department's or any [MC-22] [AM-09]",
  async (level) => {
    const contacts = await Promise.all(WHOSE.map(aContact));
    await withRole({ "contacts.view": "any", "contacts.edit": level }, async () => {
      for (const [at, whose] of WHOSE.entries())
        expect(await opens(`${contacts[at]}/edit`), whose).toBe(REACHED[level].includes(whose) ? 200 : 403);
    });
  },
);

describe("chats by level and by channel", () => {
  test.each(LEVELS)("history %s: which chats are read [BX-16] [MC-25]", async (level) => {
    const channel = await aChannel("stranger");
    const chats = await Promise.all(WHOSE.map((whose) => aChat(whose, channel)));
    await withRole({ "conversations.list": "any", "conversations.history": level }, async () => {
      for (const [at, whose] of WHOSE.entries())
        expect(await opens(chats[at] as string), whose).toBe(REACHED[level].includes(whose) ? 200 : 404);
    });
  });

  test.each(["own", "own_dept", "any"] as const)(
    "joining %s: which chats are joined [BX-19]",
    async (level) => {
      const channel = await aChannel("stranger");
      const chats = await Promise.all(WHOSE.map((whose) => aChat(whose, channel)));
      await withRole({ "conversations.history": "any", "conversations.join": level }, async () => {
        for (const [at, whose] of WHOSE.entries()) {
          const sent = await anna.post(chats[at] as string, { intent: "join" });
          expect(sent.status, whose).toBe(REACHED[level].includes(whose) ? 200 : 403);
        }
      });
    },
  );

  test("a chat role given in the window of one CRM opens the chats of that CRM and of no other [MC-20] [MC-24]", async () => {
    const channel = await aChannel("stranger");
    const crms = await Promise.all(
      ["First CRM", "Second CRM"].map((name) =>
        facts.first<{ id: number; public_id: string }>(
          `INSERT INTO connections(account_id, public_id, name, supports_roles, created_at) VALUES (?, ?, ?, 1, 0)
            RETURNING id, public_id`,
          ...[facts.accountId, nextId("crm"), name],
        ),
      ),
    );
    for (const { id } of crms)
      await write(
        `INSERT INTO connection_people(account_id, connection_id, external_id, name, is_admin, is_ticked, user_id, seen_at)
          VALUES (?, ?, 'anna', 'Anna', 0, 0, ?, 0)`,
        ...[facts.accountId, id, ids.mine.id],
      );
    const [first, second] = await Promise.all(crms.map(({ id }) => aChat("stranger", channel, id)));
    const { public_id: supervisor } = await facts.role("chat_supervisor");
    const none = { role: null, receives: false };
    const save = (was: object, to: object) =>
      admin.post(`/settings/crm/${crms[0]?.public_id}/roles`, {
        intent: "save",
        confirmed: "yes",
        changes: JSON.stringify([{ person: ids.mine.public_id, ...to, was }]),
      });
    const wide = { role: supervisor, receives: true };
    expect([await opens(first as string), await opens(second as string)]).toEqual([404, 404]);
    expect((await save(none, wide)).status).toBe(200);
    expect([await opens(first as string), await opens(second as string)]).toEqual([200, 404]);
    expect((await save(wide, none)).status).toBe(200);
    expect(await opens(first as string)).toBe(404);
  });

  test("who takes a chat over without quick replies of the channel is named with a warning, in its queue without [BX-24] [BX-25]", async () => {
    const channel = await aChannel("mine");
    const chat = await aChat("mine", channel);
    const { public_id: agent } = await facts.role("chat_manager");
    const bare = await makeRole(admin, {
      name: "Answers without templates",
      family: "chat",
      cells: { "conversations.history": "own", "conversations.reply": "own" },
    });
    const change = (person: string, chatRole: string) =>
      sendForm(admin, `/users/${person}/rights`, [
        ["intent", "change"],
        ["chat", chatRole],
      ]);
    expect((await change(ids.mine.public_id, agent)).status).toBe(200);
    expect((await change(ids.colleague.public_id, bare)).status).toBe(200);
    const { surname } = await facts.first<{ surname: string }>(
      "SELECT surname FROM users WHERE id = ?",
      ids.colleague.id,
    );
    const heirs = async () => (await anna.get(`${chat}/heirs.data?q=${encodeURIComponent(surname)}`)).text();
    says(await heirs(), surname, "Has no quick replies on this channel");
    const queue: [string, string][] = [
      ["intent", "queue"],
      ["person", ids.mine.public_id],
      ["person", ids.colleague.public_id],
    ];
    expect((await sendForm(admin, `/settings/channels/${channel}?index`, queue)).status).toBe(200);
    const inQueue = await heirs();
    says(inQueue, surname);
    saysNot(inQueue, "Has no quick replies on this channel");
  });
});
