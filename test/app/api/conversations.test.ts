import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";

type Problem = { code: string; errors?: { field: string; code: string }[] };
type Chat = {
  id: string;
  status: string;
  responsible: { id: string } | null;
  waiting_since: string | null;
  linked: { kind: string; record: { id: string } | null }[];
};
type List<T> = { items: T[]; next: string | null };

let server: Gatehouse & AsyncDisposable;
let admin: Program;
let line: string;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test", { kind: "service" });
  line = (await admin.post<{ id: string }>("/api/v1/channels", { name: "Web shop", kind: "webhook" })).body
    .id;
});
afterAll(() => server[Symbol.asyncDispose]());

const tell = (conversation: string, id: string, more: object = {}) =>
  admin.post<{ conversation: string } & Problem>(`/api/v1/channels/${line}/messages`, {
    conversation,
    id,
    client: { name: "Nora" },
    text: `Message ${id}`,
    ...more,
  });

describe("conversations through the API", () => {
  test("a client's message stands once, and finds its conversation by the channel's own name", async () => {
    const first = await tell("shop-1", "m1");
    const again = await tell("shop-1", "m1");
    const second = await tell("shop-1", "m2");
    expect([again.body, second.body]).toEqual([first.body, first.body]);
    const { body } = await admin.get<List<{ text: string }>>(
      `/api/v1/conversations/${first.body.conversation}/messages`,
    );
    expect(body.items.map(({ text }) => text).sort()).toEqual(["Message m1", "Message m2"]);
    const found = await admin.get<List<Chat>>(`/api/v1/conversations?channel=${line}&external_id=shop-1`);
    expect(found.body.items.map(({ id }) => id)).toEqual([first.body.conversation]);
    const whose = await admin.get<Problem>("/api/v1/conversations?external_id=shop-1");
    expect([whose.status, whose.body.errors?.[0]?.field]).toEqual([400, "channel"]);
  });

  test("messages come page by page, the newest first, without a gap", async () => {
    let chat = "";
    for (let n = 0; n < 5; n++)
      chat = (await tell("shop-2", `p${n}`, { at: new Date(Date.now() - 60_000 + n * 1_000).toISOString() }))
        .body.conversation;
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? "" : `&cursor=${encodeURIComponent(next)}`;
      const path = `/api/v1/conversations/${chat}/messages?limit=2${cursor}`;
      const { body } = await admin.get<List<{ text: string }>>(path);
      seen.push(...body.items.map(({ text }) => text));
      next = body.next;
    } while (next !== null);
    expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `Message p${n}`));
  });

  test("the first answer takes it, ends the waiting; a note does neither; who cannot take it gets nothing", async () => {
    const path = `/api/v1/conversations/${(await tell("shop-3", "m1")).body.conversation}`;
    const look = async () => (await admin.get<Chat>(path)).body;
    await admin.post(`${path}/notes`, { text: "An old client" });
    expect((await look()).waiting_since).not.toBeNull();
    expect((await admin.post(`${path}/messages`, { text: "Good morning!", first: true })).status).toBe(204);
    const me = (await admin.get<{ id: string }>("/api/v1/me")).body.id;
    expect(await look()).toMatchObject({ waiting_since: null, responsible: { id: me } });
    const nobody = await admin.post<Problem>(`${path}/responsible`, { to: "AAAAAAAAAAAAAAAAAAAAAA" });
    expect([nobody.status, nobody.body.code]).toEqual([409, "cannot_take"]);
    // Somebody may take it, so it is not the fallback responsible's.
    const early = await admin.post<Problem>(`${path}/responsible`, {});
    expect([early.status, early.body.code]).toEqual([409, "conflict"]);
    await admin.send("PUT", `${path}/status`, { body: { status: "closed" } });
    const closed = await admin.post<Problem>(`${path}/messages`, { text: "Still there?" });
    expect([closed.status, closed.body.code]).toEqual([409, "closed"]);
    await tell("shop-3", "m2");
    expect((await look()).status).toBe("open");
  });

  test("a deal is linked and taken away; one that is not there is named", async () => {
    const path = `/api/v1/conversations/${(await tell("shop-4", "m1")).body.conversation}`;
    const deal = (await admin.post<{ id: string }>("/api/v1/deals", { name: "Table" })).body.id;
    const link = (to: string | null) => admin.send<Problem>("PUT", `${path}/deal`, { body: { deal: to } });
    expect((await link(deal)).status).toBe(204);
    const linked = async () => (await admin.get<Chat>(path)).body.linked;
    expect(await linked()).toContainEqual({ kind: "deal", record: { id: deal, name: "Table" } });
    const gone = await link("AAAAAAAAAAAAAAAAAAAAAA");
    expect([gone.status, gone.body.errors?.[0]?.field]).toEqual([400, "deal"]);
    expect((await link(null)).status).toBe(204);
    expect((await linked()).filter(({ kind }) => kind === "deal")).toEqual([]);
  });

  test("a channel that is off takes nothing, and says so", async () => {
    const off = (await admin.post<{ id: string }>("/api/v1/channels", { name: "Off", kind: "webhook" })).body
      .id;
    await admin.send("PATCH", `/api/v1/channels/${off}`, { body: { status: "off" } });
    const answer = await admin.post<Problem>(`/api/v1/channels/${off}/messages`, {
      conversation: "x",
      id: "1",
      text: "Hello?",
    });
    expect([answer.status, answer.body.code]).toEqual([409, "channel_off"]);
  });
});
