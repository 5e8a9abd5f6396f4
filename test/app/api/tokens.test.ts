import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { Program, programOf } from "../../support/api/program";
import { serve } from "../../support/server";
import { signedIn } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Program;
let owner: Program;
beforeAll(async () => {
  server = await serve();
  admin = await programOf(server, "admin@demo.test");
  owner = await programOf(server, "owner@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type User = { id: string; email: string };
const idOf = async (email: string) => {
  const { body } = await owner.get<{ items: User[] }>(`/api/v1/users?q=${encodeURIComponent(email)}`);
  return body.items.find((user) => user.email === email)!.id;
};

/** Tokens are for Administrators; here somebody else gets the right to one. */
async function tokenOf(email: string): Promise<Program> {
  const subjects = [await idOf(email)];
  await owner.post("/api/v1/grants", {
    kind: "user",
    subjects,
    permission: "api.personal_token",
    level: "any",
  });
  return programOf(server, email);
}

describe("API tokens", () => {
  test("a token does what its owner may; cookies and addresses carry none", async () => {
    expect((await admin.get("/api/v1/me")).status).toBe(200);
    const visitor = await signedIn(server, "admin@demo.test");
    expect((await visitor.get("/api/v1/me")).status).toBe(401);
    const url = await admin.get<{ code: string }>(`/api/v1/me?access_token=${admin.token}`);
    expect([url.status, url.body.code]).toEqual([400, "token_in_url"]);
    const asCookie = await fetch(`${server.url}/api/v1/me`, { headers: { cookie: visitor.cookies() } });
    expect(asCookie.status).toBe(401);
  });

  test("a session's secret is no token, and a token no session", async () => {
    const visitor = await signedIn(server, "admin@demo.test");
    const [, , account, , secret] = visitor.cookie("__Host-gatehouse")!.split(".");
    const stolen = new Program(server, `gh_${account}_${secret}`);
    expect((await stolen.get("/api/v1/me")).status).toBe(401);
    const page = await fetch(`${server.url}/users`, {
      redirect: "manual",
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(page.status).toBe(303);
  });

  test("scopes narrow it; beyond its owner's rights there is nothing", async () => {
    const reading = await programOf(server, "admin@demo.test", { reach: "chosen", scope: ["users.view"] });
    expect((await reading.get("/api/v1/users")).status).toBe(200);
    const refused = await reading.get<{ code: string; detail: string }>("/api/v1/roles");
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      403,
      "forbidden",
      "Needs roles.edit.",
    ]);
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/settings/api")).status).toBe(403);
  });

  test("an address list is obeyed, and the refusal stands in the log with the token's name", async () => {
    const here = await programOf(server, "admin@demo.test", { addresses: "203.0.113.0/24" });
    expect((await here.get("/api/v1/me", { address: "203.0.113.7" })).status).toBe(200);
    const away = await here.get<{ code: string }>("/api/v1/me", { address: "198.51.100.7" });
    expect([away.status, away.body.code]).toEqual([403, "address_refused"]);
  });

  test("its use stands in the log once an hour, and the list says when and from where", async () => {
    for (let n = 0; n < 3; n++) await admin.get("/api/v1/me", { address: "203.0.113.9" });
    const visitor = await signedIn(server, "admin@demo.test");
    expect(await (await visitor.get("/settings/api")).text()).toContain("203.0.113.9");
    await expect
      .poll(async () => {
        const { body } = await admin.get<{ items: { integration: string; address: string }[] }>(
          "/api/v1/auth-log?event=token_used&address=203.0.113.9",
        );
        return body.items.length;
      })
      .toBe(1);
  });

  test("revoked on the page, it is refused at the next call", async () => {
    const doomed = await programOf(server, "admin@demo.test");
    expect((await doomed.get("/api/v1/me")).status).toBe(200);
    const visitor = await signedIn(server, "admin@demo.test");
    const html = await (await visitor.get("/settings/api")).text();
    const ids = [...html.matchAll(/"id":"?([A-Za-z0-9_-]{22})/g)].map(([, id]) => id!);
    const data = await (await visitor.get("/settings/api.data")).text();
    for (const id of new Set([
      ...ids,
      ...[...data.matchAll(/"([A-Za-z0-9_-]{22})"/g)].map(([, one]) => one!),
    ]))
      await visitor.post("/settings/api", { intent: "revoke", token: id });
    expect((await doomed.get("/api/v1/me")).status).toBe(401);
    [admin, owner] = [await programOf(server, "admin@demo.test"), await programOf(server, "owner@demo.test")];
  });

  test("a token of a held person is refused at the next call; other holds than a limit end it", async () => {
    const id = await idOf("admin@demo.test");
    const held = await owner.post<{ id: string }>(`/api/v1/users/${id}/holds`, { kind: "inactive" });
    expect(held.status).toBe(201);
    expect((await admin.get("/api/v1/me")).status).toBe(401);
    await owner.send("DELETE", `/api/v1/users/${id}/holds/${held.body.id}`);
    expect((await admin.get("/api/v1/me")).status).toBe(401);
    admin = await programOf(server, "admin@demo.test");
    expect((await admin.get("/api/v1/me")).status).toBe(200);
  });

  test.each(["manual_block", "inactive", "archived", "lockdown"])(
    "%s of its owner refuses a token at the next call, and it stays dead when that is lifted",
    async (kind) => {
      const token = await tokenOf("manager@demo.test");
      expect((await token.get("/api/v1/me")).status).toBe(200);
      const id = await idOf("manager@demo.test");
      const held = await owner.post<{ id: string }>(`/api/v1/users/${id}/holds`, { kind, reason: "Test" });
      expect(held.status).toBe(201);
      expect((await token.get("/api/v1/me")).status).toBe(401);
      await owner.send("DELETE", `/api/v1/users/${id}/holds/${held.body.id}`);
      expect((await token.get("/api/v1/me")).status).toBe(401);
    },
  );

  test("a limit only suspends it: 423 until it is lifted", async () => {
    const token = await tokenOf("head@demo.test");
    const id = await idOf("head@demo.test");
    const limit = await owner.post<{ id: string }>("/api/v1/limits", {
      metric: "messages_sent",
      threshold: 1,
      period: "day",
      users: [id],
    });
    const at = new Date().toISOString();
    await owner.post("/api/v1/activity", { events: [{ id: "one-too", user: id, kind: "message_sent", at }] });
    const held = await token.get<{ code: string }>("/api/v1/me");
    expect([held.status, held.body.code]).toEqual([423, "limited"]);
    await owner.post(`/api/v1/limits/${limit.body.id}/restore`, { person: id });
    expect((await token.get("/api/v1/me")).status).toBe(200);
  });

  test("a right that its owner loses is gone from the token at the next call", async () => {
    const token = await tokenOf("operator@demo.test");
    const id = await idOf("operator@demo.test");
    const give = { kind: "user", subjects: [id], permission: "users.view", level: "any" };
    expect((await token.get("/api/v1/users")).status).toBe(403);
    expect((await owner.post("/api/v1/grants", give)).status).toBe(201);
    expect((await token.get("/api/v1/users")).status).toBe(200);
    const { body } = await owner.get<{ items: { id: string; permission: string | null }[] }>(
      "/api/v1/grants?limit=200",
    );
    const grant = body.items.find(({ permission }) => permission === "users.view")!;
    await owner.send("DELETE", `/api/v1/grants/${grant.id}`);
    expect((await token.get("/api/v1/users")).status).toBe(403);
  });

  test("a wrong token is 401 whatever is wrong with it, and nothing about accounts can be learnt", async () => {
    const wrong = [
      "gh_AAAAAAAAAAAAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      `${admin.token!.slice(0, -3)}AAA`,
      "x",
      "gh__",
    ];
    const answers = [];
    for (const token of wrong) {
      const { status, body } = await new Program(server, token).get<{ code: string }>("/api/v1/me");
      answers.push([status, body.code]);
    }
    expect(answers).toEqual(wrong.map(() => [401, "unauthenticated"]));
  });

  test("the hundred-and-first wrong token of an address is 429; a right one from there is still answered [security.md 27]", async () => {
    const from = (address: string, token: string) =>
      new Program(server, token).get<{ code: string }>("/api/v1/me", { address });
    const guess = (n: number) => `${admin.token!.slice(0, -4)}${String(n).padStart(4, "x")}`;
    const statuses = [];
    for (let n = 0; n < 101; n += 1) statuses.push((await from("198.51.100.130", guess(n))).status);
    expect(statuses).toEqual([...Array(100).fill(401), 429]);
    expect((await from("198.51.100.130", admin.token!)).status).toBe(200);
    expect((await from("198.51.100.131", guess(1))).status).toBe(401);
  });

  test("the answers tell the pace", async () => {
    const { headers } = await admin.get("/api/v1/me");
    expect(headers.get("ratelimit-policy")).toBe('"token";q=1200;w=60');
    expect(headers.get("ratelimit")).toMatch(/^"token";r=\d+;t=\d+$/);
  });
});
