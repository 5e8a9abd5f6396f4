import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { periodFrom } from "~/domain/activity/period";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { demoFacts, give } from "../support/access-http";
import { serve } from "../support/server";
import { signedIn, type Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const first = async <T>(text: string, ...values: unknown[]) =>
  (await server.db
    .prepare(text)
    .bind(...values)
    .first<T>()) as T;
const person = (email: string) =>
  first<{ id: number; public_id: string; name: string }>(
    "SELECT id, public_id, trim(name || ' ' || surname) AS name FROM users WHERE email = ?",
    email,
  );
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
/** The words of one part of the page; null when it is not there. */
const partOf = (html: string, id: string) => {
  const [, part] = new RegExp(`aria-labelledby="figures-${id}"([\\s\\S]*?)</section>`).exec(html) ?? [];
  return part === undefined ? null : wordsOf(`<section ${part}`);
};
const figures = async (visitor: Visitor, period = "d30") =>
  (await visitor.get(`/figures?period=${period}`)).text();
/** What the table says of people, by name, in the order of its columns. */
const namesIn = (html: string) =>
  new Set(
    [...(html.split('aria-labelledby="figures-team"')[1] ?? "").matchAll(/href="\/users\/([\w-]{22})"/g)].map(
      ([, id]) => id,
    ),
  );

describe("figures, each part by its own right", () => {
  test("the company's totals: messages, deals and amounts of the period, without anybody's name [MC-28]", async () => {
    const general = partOf(await figures(admin), "general");
    const { zone } = await first<{ zone: string }>(
      "SELECT time_zone AS zone FROM settings WHERE account_id = (SELECT account_id FROM users WHERE email = 'admin@demo.test')",
    );
    const since = periodFrom("d30", Date.now(), zone);
    const { n } = await first<{ n: number }>(
      "SELECT count(*) AS n FROM messages WHERE at >= ? AND direction = 'in'",
      since,
    );
    const created = await first<{ n: number }>(
      "SELECT count(*) AS n FROM deals WHERE created_at >= ? AND deleted_at IS NULL",
      since,
    );
    expect(n).toBeGreaterThan(0);
    expect(general).toContain(`Messages received ${n.toLocaleString("en")}`);
    expect(general).toContain(`Deals created ${created.n.toLocaleString("en")}`);
    const { name } = await person("manager@demo.test");
    expect(general).not.toContain(name);
  });

  test("one's own and nothing else for a Manager, in the menu, too; nothing at all for a chat role alone [MC-29] [MC-06]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    const html = await figures(manager);
    expect(partOf(html, "mine")).toContain("Deals won");
    expect(partOf(html, "general")).toBeNull();
    expect(partOf(html, "team")).toBeNull();
    expect(html).toContain('href="/figures"');
    const { id } = await person("manager@demo.test");
    const { n } = await first<{ n: number }>(
      "SELECT count(*) AS n FROM tasks WHERE responsible_id = ? AND done_at >= ?",
      id,
      Date.now() - 29 * 86_400_000,
    );
    const [, done = ""] = /Tasks done (\d+)/.exec(partOf(html, "mine") ?? "") ?? [];
    expect(Number(done)).toBeGreaterThanOrEqual(n);
    const qc = await signedIn(server, "qc@demo.test");
    expect((await qc.get("/figures")).status).toBe(403);
    expect(await (await qc.get("/")).text()).not.toContain('href="/figures"');
  });

  test("a head sees the own department by person, an Administrator everybody, a page at a time [MC-30]", async () => {
    const head = await signedIn(server, "head@demo.test");
    const [own, stranger] = await Promise.all([
      person("head@demo.test"),
      first<{ public_id: string }>(
        `SELECT u.public_id FROM users u WHERE u.deleted_at IS NULL AND u.kind = 'staff' AND u.account_id =
          (SELECT account_id FROM users WHERE email = 'head@demo.test') AND u.id NOT IN (SELECT m.user_id FROM unit_reach r
          JOIN unit_members m ON m.unit_id = r.unit_id WHERE r.viewer_id = (SELECT id FROM users WHERE email = 'head@demo.test'))
          AND u.email <> 'head@demo.test' ORDER BY u.surname, u.name, u.id LIMIT 1`,
      ),
    ]);
    const seen = namesIn(await figures(head));
    expect(seen.has(own.public_id)).toBe(true);
    expect(seen.has(stranger.public_id)).toBe(false);
    const all = namesIn(await figures(admin));
    expect(all.has(stranger.public_id)).toBe(true);
    const last = [...all].at(-1) ?? "";
    const next = namesIn(await (await admin.get(`/figures?period=d30&after=${last}`)).text());
    expect([...next].some((id) => all.has(id))).toBe(false);
  });

  test("a message that is sent counts at once for its sender, for the team and for the company [MC-28] [MC-29] [MC-30]", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    const { id, name } = await person("manager@demo.test");
    const chat = await first<{ public_id: string }>(
      "SELECT public_id FROM conversations WHERE responsible_id = ? AND status = 'open' ORDER BY id LIMIT 1",
      id,
    );
    const sent = async (visitor: Visitor, part: string, label: string) => {
      const words = partOf(await figures(visitor, "today"), part) ?? "";
      return Number(new RegExp(`${label} ([\\d,]+)`).exec(words)?.[1]?.replaceAll(",", "") ?? Number.NaN);
    };
    const before = {
      mine: await sent(manager, "mine", "Messages sent"),
      all: await sent(admin, "general", "Messages sent"),
    };
    const answer = await manager.post(`/chats/${chat.public_id}`, { intent: "reply", text: "On its way." });
    expect(answer.status).toBeLessThan(400);
    expect(await sent(manager, "mine", "Messages sent")).toBe(before.mine + 1);
    expect(await sent(admin, "general", "Messages sent")).toBe(before.all + 1);
    expect(partOf(await figures(admin, "today"), "team")).toContain(name);
  });

  test("an unknown period is today, an unknown cursor the first page", async () => {
    const html = await (await admin.get("/figures?period=never&after=nobody")).text();
    expect(html).toMatch(/aria-current="page"[^>]*>(<span[^>]*>)*Today/);
  });
});

describe("two roles of the sources", () => {
  const SETTINGS = [
    "company",
    "security",
    "roles",
    "limits",
    "channels",
    "crm",
    "mail",
    "network",
    "departments",
  ];
  const aChat = () => first<{ public_id: string }>("SELECT public_id FROM conversations ORDER BY id LIMIT 1");

  test("an Administrator opens every setting, the history of communication, and the figures [BX-06]", async () => {
    for (const page of SETTINGS) expect((await admin.get(`/settings/${page}`)).status, page).toBe(200);
    expect((await admin.get(`/chats/${(await aChat()).public_id}`)).status).toBe(200);
    const html = await figures(admin);
    for (const part of ["general", "mine", "team"]) expect(partOf(html, part), part).not.toBeNull();
  });

  test("a chief executive reads history and figures of everybody; every setting is refused [BX-07]", async () => {
    const facts = await demoFacts(server);
    const boss = await signedIn(server, "qc@demo.test");
    const { public_id } = await facts.person("qc@demo.test");
    const given = await give(admin, [
      ["kind", "user"],
      ["subjects", public_id],
      ["roles", (await facts.role("chief_executive")).public_id],
    ]);
    expect(given.status).toBe(302);
    const chat = await boss.get(`/chats/${(await aChat()).public_id}`);
    expect(chat.status).toBe(200);
    const html = await figures(boss);
    for (const part of ["general", "mine", "team"]) expect(partOf(html, part), part).not.toBeNull();
    expect(partOf(html, "team")).toContain((await person("manager@demo.test")).name);
    for (const page of SETTINGS) expect((await boss.get(`/settings/${page}`)).status, page).toBe(403);
    expect((await boss.post("/settings/company", { intent: "save", companyName: "Mine" })).status).toBe(403);
  });
});
