import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { says, saysNot } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let manager: Visitor;
let managerId: number;
beforeAll(async () => {
  server = await serve();
  manager = await signedIn(server, "manager@demo.test");
  managerId = (await first<{ id: number }>("SELECT id FROM users WHERE email = 'manager@demo.test'")).id;
});
afterAll(() => server[Symbol.asyncDispose]());

const first = <Row>(query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .first<Row>() as Promise<Row>;
const aChat = async (id: string, name: string, responsible: number | null) => {
  await server.db
    .prepare(`INSERT INTO conversations(account_id, public_id, source_id, client_name, responsible_id, status, search_text,
        opened_at, last_message_at, unanswered_since, updated_at)
      SELECT account_id, ?1, id, ?2, ?3, 'open', ?4, ?5, ?5, ?5, ?5 FROM sources WHERE kind = 'whatsapp' LIMIT 1`)
    .bind(id, name, responsible, name.toLowerCase(), Date.now())
    .run();
};
const text = async (path: string) => (await manager.get(path)).text();

test("one search finds own deals, clients and chats, and nobody else's; Ctrl+K asks the same [BX-34] [AM-08]", async () => {
  await aChat("own-chat-0000000000000", "Zebedee Own", managerId);
  await aChat("other-chat-00000000000", "Zebedee Other", null);
  const made = await manager.post("/deals/new", { name: "Zebedee kitchen" });
  const deal = made.headers.get("location") ?? "";
  for (const path of ["/search?q=zebedee", "/find/records?of=everything&q=zebedee"]) {
    const found = await text(path);
    says(found, "own-chat-0000000000000", deal.slice("/deals/".length));
    saysNot(found, "Zebedee Other");
  }
  expect(await text("/find/records?of=everything&q=")).toBe('{"groups":[]}');
});

test("search, bin and chats stand in the menu of whoever has them; chats among the first, as a phone shows them [BX-15]", async () => {
  const menu = /<nav[\s\S]*?<\/nav>/.exec(await text("/"))?.[0] ?? "";
  says(menu, 'href="/search"', 'href="/bin"', 'href="/chats"');
  expect([...menu.matchAll(/href="([^"]*)"/g)].map(([, to]) => to).slice(0, 4)).toContain("/chats");
});

test("Today shows which clients wait in one's own chats, and no others [FM-01]", async () => {
  await aChat("waits-chat-00000000000", "Wanda Waits", managerId);
  await aChat("waits-chat-00000000001", "Walter Elsewhere", null);
  const today = await text("/");
  says(today, "Wanda Waits", "/chats?waiting=1");
  saysNot(today, "Walter Elsewhere");
});

test.each([
  ["/tasks", "My kept late", "view=overdue&whose=all", "before=x"],
  ["/chats", "My kept waiting", "waiting=1", "after=x"],
  ["/deals", "My kept won", "status=won", "after=x"],
])(
  "%s: a filter is kept under a name without its place, offered, and forgotten",
  async (path, name, query, place) => {
    const act = (form: Record<string, string>) => manager.post(`${path}?index`, form);
    expect((await act({ intent: "save_filter", name, query: `${query}&${place}` })).status).toBe(200);
    const kept = await first<{ id: string; query: string }>(
      "SELECT public_id AS id, query FROM saved_filters WHERE user_id = ? AND name = ?",
      managerId,
      name,
    );
    expect(kept.query).toBe(query);
    says(await text(path), name);
    const other = await signedIn(server, "head@demo.test");
    saysNot(await (await other.get(path)).text(), name);
    expect((await act({ intent: "forget_filter", id: kept.id })).status).toBe(200);
    saysNot(await text(path), name);
    expect((await act({ intent: "no such" })).status).toBe(400);
  },
);
