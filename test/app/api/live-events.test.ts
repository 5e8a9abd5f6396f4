import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let owner: Program;
beforeAll(async () => {
  server = await serve();
  owner = await programOf(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Fact = { id: string; connection: string; address: string | null };
type Told = { event: string; id: string; data: { people: Fact[]; reason?: string } };

/** A real stream, read as an EventSource reads it. `next` waits for the first event that fits. */
async function listen(token: string | null, headers: Record<string, string> = {}) {
  const gone = new AbortController();
  const response = await fetch(`${server.url}/api/v1/live/events`, {
    signal: gone.signal,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  async function next(fits: (told: Told) => boolean): Promise<Told | "end"> {
    for (;;) {
      const at = text.indexOf("\n\n");
      if (at >= 0) {
        const block = text.slice(0, at);
        text = text.slice(at + 2);
        const line = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
        if (line("event") === "") continue;
        const told = { event: line("event"), id: line("id"), data: JSON.parse(line("data")) as Told["data"] };
        if (fits(told)) return told;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return "end";
      text += value;
    }
  }
  return { response, next, stop: () => gone.abort() };
}

const idOf = async (email: string) =>
  (await owner.get<{ items: { id: string }[] }>(`/api/v1/users?q=${email}`)).body.items[0]!.id;
const named = (event: string) => (told: Told) => told.event === event;

describe("live activity as Server-Sent Events", () => {
  test("a snapshot first, then each change, and a fresh snapshot for whoever comes again", async () => {
    const stream = await listen(owner.token);
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const first = (await stream.next(named("snapshot"))) as Told;
    expect(first.data.people.length).toBeGreaterThan(0);
    const manager = await idOf("manager@demo.test");
    const visitor = await signedIn(server, "manager@demo.test");
    await visitor.get("/deals");
    const change = (await stream.next(
      ({ event, data }) => event === "facts" && data.people.some(({ id }) => id === manager),
    )) as Told;
    expect(change.id).not.toBe(first.id);
    stream.stop();
    const again = await listen(owner.token, { "last-event-id": change.id });
    const fresh = (await again.next(() => true)) as Told;
    expect(fresh.event).toBe("snapshot");
    expect(fresh.data.people.some(({ id }) => id === manager)).toBe(true);
    again.stop();
  });

  test("who watches by a token is not present by it", async () => {
    const admin = await programOf(server, "admin@demo.test");
    const before = (await owner.get<{ items: { id: string; since: string }[] }>("/api/v1/live?limit=200"))
      .body.items;
    const stream = await listen(admin.token);
    await stream.next(named("snapshot"));
    const after = (await owner.get<{ items: { id: string; since: string }[] }>("/api/v1/live?limit=200")).body
      .items;
    const id = await idOf("admin@demo.test");
    const sinceOf = (items: typeof after) => items.find((one) => one.id === id)?.since;
    expect(sinceOf(after)).toBe(sinceOf(before));
    stream.stop();
  });

  test("it ends in the turn in which its owner is held, and does not begin again", async () => {
    const admin = await programOf(server, "admin@demo.test");
    const stream = await listen(admin.token);
    await stream.next(named("snapshot"));
    const held = await owner.post(`/api/v1/users/${await idOf("admin@demo.test")}/holds`, {
      kind: "manual_block",
      reason: "Test",
    });
    expect(held.status).toBe(201);
    const ended = (await stream.next(({ event }) => event === "ended" || event === "rights")) as Told;
    expect(ended.event).toBe("ended");
    expect(await stream.next(() => false)).toBe("end");
    expect((await listen(admin.token)).response.status).toBe(401);
  });

  test.each([
    ["no token", null, 401],
    ["a token without the right", { reach: "chosen", scope: ["users.view"] }, 403],
  ])("%s is refused", async (_what, wanted, status) => {
    const token = wanted === null ? null : (await programOf(server, "owner@demo.test", wanted)).token;
    expect((await listen(token)).response.status).toBe(status);
  });

  test("addresses need the right to the log: a token that was not given it reads none", async () => {
    const narrow = await programOf(server, "owner@demo.test", { reach: "chosen", scope: ["activity.view"] });
    await (await signedIn(server, "owner@demo.test", "203.0.113.7")).get("/deals");
    const [whole, bare] = [await listen(owner.token), await listen(narrow.token)];
    const addresses = async (stream: typeof whole) =>
      ((await stream.next(named("snapshot"))) as Told).data.people.filter(({ address }) => address !== null)
        .length;
    expect(await addresses(whole)).toBeGreaterThan(0);
    expect(await addresses(bare)).toBe(0);
    for (const stream of [whole, bare]) stream.stop();
  });
});
