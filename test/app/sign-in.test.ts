import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { THROTTLE } from "~/domain/session/throttle";
import { lastLogId, logSince } from "../support/log-rows";
import { demoPassword, serve } from "../support/server";
import { Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({ faulty: true });
});
afterAll(() => server[Symbol.asyncDispose]());

const EMAIL = "manager@demo.test";
const attributes = (line: string) => line.split("; ").slice(1).sort();

describe("the session cookie (ASVS 3.3, 7.2) [AM-12]", () => {
  test("is host-only, secure, out of reach of scripts, and lives to the absolute deadline", async () => {
    const response = await new Visitor(server).post("/login", {
      email: EMAIL,
      password: demoPassword(EMAIL),
      next: "/log?page=2",
    });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/log?page=2");
    const lines = response.headers.getSetCookie();
    const named = (name: string) => lines.find((line) => line.startsWith(`${name}=`)) ?? "";
    const session = named("__Host-gatehouse");
    expect(attributes(session)).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax", "Secure"]);
    expect(attributes(named("__Host-gatehouse-device"))).toContain("Max-Age=15552000");
    for (const line of lines) expect(line.length).toBeLessThan(4_096);
  });

  test("of a stranger is not adopted: a sign-in gives a new token, and only that one works", async () => {
    const thief = await new Visitor(server).signIn(EMAIL);
    const planted = thief.cookie("__Host-gatehouse") ?? "";
    await thief.post("/logout");
    const victim = new Visitor(server);
    victim.setCookie("__Host-gatehouse", planted);
    await victim.signIn(EMAIL);
    expect(victim.cookie("__Host-gatehouse")).not.toBe(planted);
    thief.setCookie("__Host-gatehouse", planted);
    expect((await thief.get("/")).status).toBe(303);
    expect((await victim.get("/")).status).toBe(200);
  });

  test("twice is nobody", async () => {
    const person = await new Visitor(server).signIn(EMAIL);
    const value = person.cookie("__Host-gatehouse");
    const headers = { cookie: `__Host-gatehouse=${value}; __Host-gatehouse=${value}` };
    expect((await new Visitor(server).get("/", { headers })).status).toBe(303);
  });

  test("is dead after signing out, which clears the browser's storage", async () => {
    const person = await new Visitor(server).signIn(EMAIL);
    const cookie = person.cookies();
    const out = await person.post("/logout");
    expect(out.headers.get("clear-site-data")).toContain('"storage"');
    const again = await new Visitor(server).get("/log", { headers: { cookie } });
    expect([again.status, again.headers.get("location")]).toEqual([303, "/login?next=%2Flog"]);
    const page = await (await new Visitor(server).get("/login", { headers: { cookie } })).text();
    expect(page).toContain("You are signed out.");
  });
});

describe("only our own pages change something (ASVS 3.5.1) [AM-12]", () => {
  const strangers: [string, Record<string, string>][] = [
    ["another site", { origin: "https://evil.example" }],
    ["another site, as browsers say it", { "sec-fetch-site": "cross-site" }],
    ["a neighbour", { "sec-fetch-site": "same-site" }],
    ["the address bar", { "sec-fetch-site": "none" }],
    ["an opaque origin", { origin: "null" }],
    ["nothing at all", { origin: "" }],
  ];
  const doors = [
    "/login",
    "/logout",
    "/reset",
    "/password",
    "/choose",
    "/setup",
    "/again",
    "/me",
    "/me/sessions",
    "/settings/security",
    "/language",
  ];

  test.each(strangers)("a POST from %s is refused everywhere and changes nothing", async (_who, headers) => {
    const person = await new Visitor(server).signIn("owner@demo.test");
    for (const door of doors) {
      const response = await person.post(door, { intent: "others" }, { headers });
      expect(response.status, door).toBe(403);
    }
    expect((await person.get("/")).status).toBe(200);
  });

  test("a GET never signs anybody out or in", async () => {
    const person = await new Visitor(server).signIn(EMAIL);
    await person.get("/logout");
    expect((await person.get("/")).status).toBe(200);
    const stranger = new Visitor(server);
    await stranger.get(`/login?email=${EMAIL}&password=${encodeURIComponent(demoPassword(EMAIL))}`);
    expect((await stranger.get("/")).status).toBe(303);
  });
});

/** The page without what is different in every answer. */
const bare = (html: string, email: string) =>
  html
    .replaceAll(email, "EMAIL")
    .replaceAll(/nonce="[^"]*"/g, "")
    .replaceAll(/"now",\d+|\d{13}/g, "");

describe("nobody learns who has an account (ASVS 6.3.8) [AM-12]", () => {
  const unknown = "nobody@demo.test";
  // Not one of those whose sign-ins the login page of the demo shows.
  const someone = () =>
    server.db
      .prepare("SELECT email FROM identities WHERE email LIKE '%.%@demo.test' LIMIT 1")
      .first<string>("email");

  test.each([
    ["/login", { password: "wrong wrong wrong" }, 401],
    ["/reset", {}, 200],
  ])("%s answers both alike", async (path, form, status) => {
    const answers = [];
    for (const email of [(await someone()) ?? "", unknown]) {
      const response = await new Visitor(server, "203.0.113.50").post(path, { email, ...form });
      expect(response.status).toBe(status);
      answers.push([bare(await response.text(), email), response.headers.get("x-test-calls")]);
    }
    expect(answers[0]?.[0]).toBe(answers[1]?.[0]);
  });

  test("an unknown e-mail costs a hash, too, and stands in the operator's log only", async () => {
    const before = await lastLogId(server);
    const response = await new Visitor(server).post("/login", { email: unknown, password: "wrong wrong" });
    expect(response.headers.get("x-test-calls")).toContain("hasher=1");
    expect((await logSince(server, before)).filter((row) => row.login === unknown)).toEqual([]);
    const row = await server.db.prepare("SELECT * FROM operator_log ORDER BY id DESC").first();
    expect(row).toMatchObject({ event: "authn_login_fail", reason: "unknown_login", login: unknown });
  });
});

describe("guessing (ASVS 6.3.1, 15.4.2) [AM-13]", () => {
  test("200 wrong passwords at once: no more than the limit are hashed; a known device still comes in", async () => {
    const email = "support@demo.test";
    const owner = await new Visitor(server, "203.0.113.60").signIn(email);
    const before = await lastLogId(server);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        new Visitor(server, `198.51.100.${n}`).post("/login", { email, password: `wrong guess ${n}` }),
      ),
    );
    // A call that the hasher's full queue turned away (503) has hashed nothing.
    const hashed = answers.filter(
      (answer) => answer.status !== 503 && answer.headers.get("x-test-calls")?.includes("hasher=1"),
    );
    expect(hashed.length).toBeLessThanOrEqual(THROTTLE.email);
    expect(hashed.length).toBeGreaterThan(0);
    const refused = answers.filter(({ status }) => status === 429).length;
    const wrong = answers.filter(({ status }) => status === 401).length;
    const busy = answers.filter(({ status }) => status === 503).length;
    expect([refused + wrong + busy, wrong <= THROTTLE.email]).toEqual([200, true]);

    const password = demoPassword(email);
    const stranger = await new Visitor(server, "203.0.113.61").post("/login", { email, password });
    expect(stranger.status).toBe(429);
    expect(await stranger.text()).toMatch(/Try again in \d+ min/);
    await owner.post("/logout");
    expect((await owner.post("/login", { email, password })).status).toBe(302);

    const reasons = (await logSince(server, before))
      .filter((row) => row.login === email)
      .map((row) => row.reason);
    expect(reasons.filter((reason) => reason === "rate_limited").length).toBe(refused + 1);
  });

  test("an address that tries many people is stopped, whoever it tries next", async () => {
    const address = "2001:db8:7:7::1";
    const tries = Array.from({ length: THROTTLE.address + 5 }, (_, n) => `someone${n}@demo.test`);
    const statuses: number[] = [];
    for (const email of tries) {
      const neighbour = `2001:db8:7:7::${(statuses.length % 50) + 1}`;
      const answer = await new Visitor(server, neighbour).post("/login", { email, password: "wrong wrong" });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const right = { email: "qc@demo.test", password: demoPassword("qc@demo.test") };
    expect((await new Visitor(server, address).post("/login", right)).status).toBe(429);
    expect((await new Visitor(server, "2001:db8:7:8::1").post("/login", right)).status).toBe(302);
  });
});
