import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { give } from "../../support/access-http";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const channelOf = async (kind: string) =>
  (await server.db
    .prepare("SELECT public_id FROM sources WHERE kind = ?")
    .bind(kind)
    .first<string>("public_id")) ?? "";
const personOf = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id FROM users WHERE email = ?")
    .bind(email)
    .first<string>("public_id")) ?? "";
const page = async (who: Visitor, path: string) => {
  const response = await who.get(path);
  return { status: response.status, text: await response.text() };
};
const ticks = (person: string, history: boolean, reply: boolean, configure: boolean) => ({
  person,
  history: history ? "yes" : "no",
  reply: reply ? "yes" : "no",
  configure: configure ? "yes" : "no",
});

describe("the list of channels", () => {
  test("shows kind, status and queue, and the way to the permissions of each [BX-01, BX-04]", async () => {
    const { status, text } = await page(admin, "/settings/channels");
    expect(status).toBe(200);
    for (const words of ["Telephony", "WhatsApp", "Site widget", "Paused", "Off", "Nobody"])
      expect(text).toContain(words);
    expect(text).toContain(`/settings/channels/${await channelOf("telegram")}/access`);
  });

  test("is closed with its reason to who has no right to it, and absent from their settings [BX-02, BX-08, BX-10]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    const { status, text } = await page(manager, "/settings/channels");
    expect(status).toBe(403);
    expect(text).toContain("Channels: view");
    const one = await page(manager, `/settings/channels/${await channelOf("telegram")}`);
    expect(one.status).toBe(403);
  });

  test("holds as many channels as the level of viewing goes: one's own queues, then all [BX-10]", async () => {
    const head = await signedIn(server, "head@demo.test");
    const subjects = await personOf("head@demo.test");
    const all = (
      await server.db
        .prepare(
          `SELECT s.name, s.owner_user_id IS u.id OR EXISTS (SELECT 1 FROM source_queue q WHERE q.source_id = s.id AND q.user_id = u.id) AS mine
            FROM sources s JOIN users u ON u.account_id = s.account_id AND u.email = 'head@demo.test'`,
        )
        .all<{ name: string; mine: number }>()
    ).results;
    const seen = async () => {
      const { status, text } = await page(head, "/settings/channels");
      return status === 200 ? all.filter(({ name }) => text.includes(name)).map(({ name }) => name) : status;
    };
    const allow = async (level: string) => {
      for (const permission of ["channels.view", "channels.connect"])
        expect(
          (
            await give(admin, [
              ["kind", "user"],
              ["subjects", subjects],
              ["permission", permission],
              ["level", level],
            ])
          ).status,
        ).toBe(302);
    };
    expect(await seen()).toBe(403);
    await allow("own");
    expect(await seen()).toEqual(all.filter(({ mine }) => mine === 1).map(({ name }) => name));
    await allow("any");
    expect(await seen()).toEqual(all.map(({ name }) => name));
  });

  test("takes a new channel, whose owner is who connected it; a name in use keeps the input [BX-01, BX-12]", async () => {
    const form = { intent: "connect", kind: "webhook", name: "Orders from the shop" };
    const made = await admin.post("/settings/channels", form);
    expect(made.status).toBe(302);
    const { text } = await page(admin, made.headers.get("location") ?? "");
    expect(text).toContain("Orders from the shop is connected.");
    const again = await admin.post("/settings/channels", { ...form, name: "orders from the SHOP" });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("orders from the SHOP");
    const bad = await admin.post("/settings/channels", { ...form, kind: "pigeon" });
    expect(bad.status).toBe(400);
  });
});

describe("one channel", () => {
  test("is renamed, paused and brought back [BX-11]", async () => {
    const path = `/settings/channels/${await channelOf("whatsapp")}`;
    const renamed = await admin.post(`${path}?index`, { intent: "rename", name: "WhatsApp, main number" });
    expect(await renamed.text()).toContain("WhatsApp, main number");
    const paused = await (await admin.post(`${path}?index`, { intent: "status", status: "paused" })).text();
    expect(paused).toContain("Takes no new chats.");
    expect(paused).toContain("Undo");
    const back = await (await admin.post(`${path}?index`, { intent: "status", status: "connected" })).text();
    expect(back).toContain("Chats come in.");
    expect((await admin.post(`${path}?index`, { intent: "rename", name: "" })).status).toBe(400);
    expect((await admin.post(`${path}?index`, { intent: "status", status: "gone" })).status).toBe(400);
  });

  test("has a queue, whose members the page of permissions marks [BX-24]", async () => {
    const path = `/settings/channels/${await channelOf("phone")}`;
    const saved = await admin.post(`${path}?index`, {
      intent: "queue",
      person: await personOf("manager@demo.test"),
    });
    expect(await saved.text()).toContain("In the queue: 1");
    const { text } = await page(admin, `${path}/access`);
    expect(text).toContain("In the queue");
  });

  test("says who receives new clients here, and sets it before the CRM's switch: new chats come and go with it at once [WZ-06] [WZ-08]", async () => {
    const path = `/settings/channels/${await channelOf("telegram")}`;
    const manager = await signedIn(server, "manager@demo.test");
    const person = await personOf("manager@demo.test");
    const connection =
      (await server.db
        .prepare("SELECT public_id FROM connections WHERE is_built_in = 1")
        .first<string>("public_id")) ?? "";
    const { public_id: chat } = (await server.db
      .prepare(`INSERT INTO conversations(account_id, public_id, source_id, client_name, status, opened_at, last_message_at, updated_at)
        SELECT account_id, 'newcomerxxxxxxxxxxxxxx', id, 'A newcomer', 'open', 0, 0, 0 FROM sources WHERE kind = 'telegram' RETURNING public_id`)
      .first<{ public_id: string }>())!;
    const opens = async () => (await manager.get(`/chats/${chat}`)).status;
    const set = (receives: string, by = admin) =>
      by.post(`${path}?index`, { intent: "receives", connection, person, receives });
    expect((await page(admin, path)).text).toContain("No, as in the CRM integration");
    expect(await opens()).toBe(404);
    expect((await set("yes")).status).toBe(200);
    expect(await opens()).toBe(200);
    expect((await set("no")).status).toBe(200);
    expect(await opens()).toBe(404);
    expect((await set("crm")).status).toBe(200);
    expect((await set("maybe")).status).toBe(400);
    expect((await set("yes", manager)).status).toBe(403);
    const own = {
      intent: "receives",
      connection,
      person: await personOf("admin@demo.test"),
      receives: "yes",
    };
    expect((await admin.post(`${path}?index`, own)).status).toBe(404);
    const { results } = await server.db
      .prepare(`SELECT c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
        WHERE c.field LIKE '%: new_clients' AND a.event = 'channel_updated' ORDER BY c.id`)
      .all();
    expect(results).toEqual([
      { before: null, after: "true" },
      { before: "true", after: "false" },
      { before: "false", after: null },
    ]);
  });

  test("is preselected in invitations into the departments that are ticked [FM-11, MC-24]", async () => {
    const path = `/settings/channels/${await channelOf("phone")}`;
    const preselected = async () => {
      const { results } = await server.db
        .prepare(`SELECT n.name FROM department_sources d JOIN units n ON n.id = d.department_id
          JOIN sources s ON s.id = d.source_id WHERE s.kind = 'phone'`)
        .all<{ name: string }>();
      return results.map(({ name }) => name);
    };
    expect(await preselected()).toEqual([]);
    const sales = await server.db
      .prepare("SELECT public_id FROM units WHERE name = 'Sales'")
      .first<string>("public_id");
    await admin.post(`${path}?index`, { intent: "departments", department: sales ?? "" });
    expect(await preselected()).toEqual(["Sales"]);
    await admin.post(`${path}?index`, { intent: "departments" });
    expect(await preselected()).toEqual([]);
  });

  test("that does not exist answers as one out of reach", async () => {
    expect((await page(admin, `/settings/channels/${"a".repeat(22)}`)).status).toBe(404);
    expect((await page(admin, "/settings/channels/no")).status).toBe(404);
  });
});

describe("the permissions of one channel", () => {
  test("Configure opens the settings of this channel alone, at the next request [MC-27, BX-11, BX-13, BX-14]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    const [telegram, mail] = [await channelOf("telegram"), await channelOf("mail")];
    expect((await page(manager, "/settings/channels")).status).toBe(403);
    const person = await personOf("manager@demo.test");
    const saved = await admin.post(`/settings/channels/${telegram}/access`, ticks(person, true, true, true));
    expect(await saved.text()).toContain("Saved: ");
    const list = await page(manager, "/settings/channels");
    expect(list.status).toBe(200);
    expect(list.text).toContain(telegram);
    expect(list.text).not.toContain(mail);
    const renamed = await manager.post(`/settings/channels/${telegram}?index`, {
      intent: "rename",
      name: "Bot",
    });
    expect(renamed.status).toBe(200);
    expect((await page(manager, `/settings/channels/${mail}`)).status).toBe(404);
    expect(
      (await manager.post(`/settings/channels/${telegram}/access`, ticks(person, true, true, false))).status,
    ).toBe(403);
    await admin.post(`/settings/channels/${telegram}/access`, ticks(person, true, true, false));
    expect((await page(manager, "/settings/channels")).status).toBe(403);
  });

  test("View messages and Send replies bind the chat role to channels [MC-24, MC-25, MC-26]", async () => {
    const [telegram, mail] = [await channelOf("telegram"), await channelOf("mail")];
    const person = await personOf("support@demo.test");
    await admin.post(`/settings/channels/${telegram}/access`, ticks(person, false, false, false));
    await admin.post(`/settings/channels/${mail}/access`, ticks(person, true, false, false));
    const { results } = await server.db
      .prepare(`SELECT s.kind, g.without_reply FROM grants g JOIN roles r ON r.id = g.role_id AND r.family = 'chat'
        JOIN users u ON u.id = g.subject_id LEFT JOIN sources s ON s.id = g.source_id
        WHERE u.public_id = ? AND g.subject_kind = 'user' ORDER BY s.kind`)
      .bind(person)
      .all<{ kind: string; without_reply: number }>();
    expect(results.map(({ kind }) => kind)).not.toContain("telegram");
    expect(results).toContainEqual({ kind: "mail", without_reply: 1 });
    expect(results).toContainEqual({ kind: "whatsapp", without_reply: 0 });
  });

  test("say why a box is not to be changed [MC-26, BX-04]", async () => {
    const path = `/settings/channels/${await channelOf("site_widget")}/access`;
    const { text } = await page(admin, `${path}?q=${encodeURIComponent("operator@demo.test")}`);
    expect(text).toContain("The chat role does not give it");
    const owner = await page(admin, `${path}?q=${encodeURIComponent("owner@demo.test")}`);
    expect(owner.text).toContain("Only an owner or administrator changes this");
  });
});

describe("common parameters", () => {
  test("are for who has the right, and are saved with one event [BX-23]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    const closed = await page(manager, "/settings/access/options");
    expect(closed.status).toBe(403);
    expect(closed.text).toContain("Common parameters");
    const saved = await admin.post("/settings/access/options", { crmPrecedence: "override" });
    expect(await saved.text()).toContain("Saved");
    const { results } = await server.db
      .prepare(`SELECT c.field, c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id
        WHERE a.event = 'access_options_updated' ORDER BY c.id`)
      .all();
    expect(results).toEqual([
      { field: "strict_coupling", before: "true", after: "false" },
      { field: "crm_precedence", before: "grant", after: "override" },
    ]);
    expect((await admin.post("/settings/access/options", { crmPrecedence: "always" })).status).toBe(400);
    await admin.post("/settings/access/options", { strictCoupling: "on", crmPrecedence: "grant" });
  });
});
