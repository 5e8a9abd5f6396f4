import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { type Program, programOf } from "../support/api/program";
import { serve } from "../support/server";
import { signedIn } from "../support/visitor";

type Came = { headers: Record<string, string>; body: string; path: string };

/** A receiver on this machine; `status` is what it answers. */
async function aReceiver() {
  const came: Came[] = [];
  const facts = { status: 200 };
  const http = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { headers, url } = request;
    came.push({
      headers: headers as Came["headers"],
      body: Buffer.concat(parts).toString(),
      path: url ?? "",
    });
    response.writeHead(facts.status, { location: "/elsewhere" }).end("read");
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  return { came, facts, url: `http://127.0.0.1:${port}/in`, stop: () => http.close() };
}

let server: Gatehouse & AsyncDisposable;
let owner: Program;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
beforeAll(async () => {
  receiver = await aReceiver();
  server = await serve({ env: { WEBHOOK_LOOPBACK: "yes" } });
  owner = await programOf(server, "owner@demo.test");
});
afterAll(async () => {
  receiver.stop();
  await server[Symbol.asyncDispose]();
});

const tick = () => server.tick(Date.now());
const typesOf = () => receiver.came.map(({ body }) => (JSON.parse(body) as { type: string }).type);

describe("webhooks [security.md 51, 52]", () => {
  test("from the first message to a dead letter that is sent again, at a real receiver", async () => {
    const made = await owner.post<{ id: string; secret: string }>("/api/v1/webhooks", {
      name: "Security centre",
      url: receiver.url,
      events: ["hold_opened", "session_revoked", "user_updated"],
    });
    expect([made.status, made.body.secret.slice(0, 6)]).toEqual([201, "whsec_"]);
    const { id, secret } = made.body;
    const users = await owner.get<{ items: { id: string; email: string }[] }>(
      "/api/v1/users?q=operator@demo.test",
    );
    const operator = users.body.items[0]!.id;
    await signedIn(server, "operator@demo.test");

    receiver.facts.status = 500;
    await owner.post(`/api/v1/users/${operator}/holds`, { kind: "manual_block", reason: "Test" });
    await expect
      .poll(() => tick().then(() => typesOf().sort()), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(["hold_opened", "session_revoked"]));
    const first = receiver.came.find(({ body }) => body.includes("hold_opened"))!;
    const read = new Webhook(secret).verify(first.body, first.headers) as { data: object };
    expect(read.data).toMatchObject({
      subject: { kind: "user", id: operator },
      hold: { kind: "manual_block", ends_at: null },
    });
    expect(() => new Webhook(secret).verify(first.body.replace("manual", "other"), first.headers)).toThrow();

    const log = async (query = "") =>
      (
        await owner.get<{
          items: { id: string; event: string; state: string; status: number; attempts: number }[];
        }>(`/api/v1/webhooks/${id}/deliveries${query}`)
      ).body.items;
    await expect
      .poll(async () => (await log()).find(({ event }) => event === "hold_opened"))
      .toMatchObject({
        state: "queued",
        status: 500,
      });
    await server.db.prepare("UPDATE webhook_deliveries SET attempts = 9, next_attempt_at = 0").run();
    await tick();
    const dead = (await log("?state=dead")).find(({ event }) => event === "hold_opened")!;
    expect(dead).toMatchObject({ attempts: 10, status: 500 });

    receiver.facts.status = 200;
    receiver.came.length = 0;
    const replay = await owner.post(`/api/v1/webhooks/${id}/deliveries/${dead.id}/replay`);
    expect(replay.status).toBe(204);
    await expect.poll(() => receiver.came.map(({ headers }) => headers["webhook-id"])).toEqual([dead.id]);
    await expect.poll(async () => (await log("?state=sent")).map((one) => one.id)).toEqual([dead.id]);
  });

  test("a redirect is not followed", async () => {
    receiver.facts.status = 302;
    receiver.came.length = 0;
    const { body } = await owner.post<{ id: string }>("/api/v1/webhooks", {
      name: "Redirecting",
      url: receiver.url,
      events: ["role_created"],
    });
    await owner.post(`/api/v1/webhooks/${body.id}/test`);
    await expect.poll(() => receiver.came.map(({ path }) => path)).toEqual(["/in"]);
    await tick();
    expect(receiver.came).toHaveLength(1);
    expect((await owner.send("DELETE", `/api/v1/webhooks/${body.id}`)).status).toBe(204);
    receiver.facts.status = 200;
  });

  test("the page makes one after the password, shows its secret once, tests, pauses and deletes it", async () => {
    const admin = await signedIn(server, "admin@demo.test");
    const page = "/settings/webhooks";
    const made = await admin.post(page, {
      intent: "create",
      name: "Payroll",
      url: receiver.url,
      event: "limit_reached",
    });
    const text = await made.text();
    const secret = /whsec_[A-Za-z0-9+/=]{44}/.exec(text)?.[0];
    expect(secret).toBeDefined();
    expect(await (await admin.get(page)).text()).not.toContain(secret);
    const id = await server.db
      .prepare("SELECT public_id FROM webhooks WHERE name = 'Payroll'")
      .first("public_id");
    receiver.came.length = 0;
    expect((await admin.post(`${page}/${id}`, { intent: "test" })).status).toBe(200);
    await expect.poll(typesOf).toEqual(["webhook_test"]);
    expect((await admin.post(`${page}/${id}`, { intent: "pause" })).status).toBe(200);
    expect((await admin.post(`${page}/${id}`, { intent: "test" })).status).toBe(409);
    expect((await admin.post(`${page}/${id}`, { intent: "nonsense" })).status).toBe(400);
    const bad = await admin.post(`${page}/${id}`, {
      intent: "save",
      name: "",
      url: "https://10.0.0.1",
      event: "x",
    });
    expect(bad.status).toBe(400);
    const gone = await admin.post(`${page}/${id}`, { intent: "delete" });
    expect([gone.status, gone.headers.get("location")]).toEqual([302, page]);
    expect((await admin.get(`${page}/${id}`)).status).toBe(404);
  });

  test("the example receiver of the documentation takes ours and refuses what is old", async () => {
    const { body } = await owner.post<{ id: string; secret: string }>("/api/v1/webhooks", {
      name: "Example",
      url: receiver.url,
      events: ["hold_opened"],
    });
    const script = new URL("../../docs/examples/receive-webhooks.mjs", import.meta.url).pathname;
    const env = { ...process.env, SECRET: body.secret, PORT: "0" };
    const example = spawn(process.execPath, [script], { env });
    try {
      const [first] = (await once(example.stdout, "data")) as [Buffer];
      const url = /http:\S+/.exec(first.toString())?.[0] ?? "";
      const moved = { name: "Example", url };
      expect((await owner.send("PATCH", `/api/v1/webhooks/${body.id}`, { body: moved })).status).toBe(200);
      await owner.post(`/api/v1/webhooks/${body.id}/test`);
      const sent = () =>
        owner.get<{ items: { status: number }[] }>(`/api/v1/webhooks/${body.id}/deliveries?state=sent`);
      await expect.poll(async () => (await sent()).body.items.map(({ status }) => status)).toEqual([204]);
      const post = async (ageSeconds: number) => {
        const at = new Date(Date.now() - ageSeconds * 1_000);
        const text = JSON.stringify({
          type: "hold_opened",
          timestamp: at.toISOString(),
          data: { subject: null },
        });
        const headers = {
          "webhook-id": "m1",
          "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
          "webhook-signature": new Webhook(body.secret).sign("m1", at, text),
        };
        return (await fetch(url, { method: "POST", headers, body: text })).status;
      };
      expect([await post(290), await post(310), await post(-310)]).toEqual([204, 400, 400]);
    } finally {
      example.kill();
    }
  });

  test("without that setting this machine is no target, and the runtime reaches public addresses alone", async () => {
    await using strict = await serve();
    const program = await programOf(strict, "owner@demo.test");
    const wanted = { name: "Inner", events: ["hold_opened"] };
    const refused = await program.post<{ code: string }>("/api/v1/webhooks", {
      ...wanted,
      url: receiver.url,
    });
    expect([refused.status, refused.body.code]).toEqual([400, "target_not_https"]);
    const { body } = await program.post<{ id: string }>("/api/v1/webhooks", {
      ...wanted,
      url: "https://rebound.example.com/in",
    });
    const binding = (await strict.mf.getBindings("gatehouse")) as { WEBHOOKS_OUT: { fetch: typeof fetch } };
    receiver.came.length = 0;
    await expect(binding.WEBHOOKS_OUT.fetch(receiver.url)).rejects.toThrow();
    expect([body.id.length, receiver.came]).toEqual([22, []]);
  });
});
