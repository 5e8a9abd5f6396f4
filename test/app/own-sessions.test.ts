import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastLogId, logSince } from "../support/log-rows";
import { mailsTo } from "../support/mailbox";
import { secondCompany } from "../support/second-company";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

const sessionOf = (html: string) =>
  [...html.matchAll(/name="session"[^>]*value="([^"]+)"/g)].map(([, id]) => id ?? "");

describe("my sessions (ASVS 7.5.2) [AM-12]", () => {
  const email = "manager@demo.test";

  test("are listed with their addresses; one ends, and its browser is told by whom", async () => {
    const here = await signedIn(server, email, "203.0.113.7");
    const there = await signedIn(server, email, "198.51.100.9");
    const page = await (await here.get("/me/sessions")).text();
    expect(page).toContain("203.0.113.7");
    expect(page).toContain("198.51.100.9");
    expect(page).toContain("This session");
    const before = await lastLogId(server);
    for (const session of sessionOf(page)) await here.post("/me/sessions", { intent: "one", session });
    expect((await here.get("/")).status).toBe(200);
    expect((await there.get("/")).status).toBe(303);
    expect(await (await there.get("/login")).text()).toContain("You ended this session from another device.");
    expect((await logSince(server, before)).map(({ event }) => event)).toContain("session_revoked");
  });

  test("all others end at once; this one stays", async () => {
    const here = await signedIn(server, email);
    const others = await Promise.all([1, 2, 3].map(() => signedIn(server, email)));
    expect((await here.post("/me/sessions", { intent: "others" })).status).toBe(200);
    for (const other of others) expect((await other.get("/")).status).toBe(303);
    expect((await here.get("/")).status).toBe(200);
  });

  test("somebody else's session is not mine to end", async () => {
    const victim = await signedIn(server, "support@demo.test");
    const mine = await signedIn(server, "support@demo.test");
    const [session = ""] = sessionOf(await (await mine.get("/me/sessions")).text());
    const stranger = await signedIn(server, email);
    expect(await (await stranger.post("/me/sessions", { intent: "one", session })).text()).toContain(
      "0 sessions",
    );
    expect((await victim.get("/")).status).toBe(200);
  });

  test("a sixth at once ends the one unused for longest, which reads why", async () => {
    const people = [];
    for (let n = 0; n < 6; n++) people.push(await signedIn(server, "operator@demo.test"));
    const [first, ...rest] = people;
    expect((await first?.get("/"))?.status).toBe(303);
    expect(await (await first?.get("/login"))?.text()).toContain("5 at once are allowed");
    for (const person of rest) expect((await person.get("/")).status).toBe(200);
  });
});

describe("the password once more (ASVS 7.5.1, 7.2.4) [AM-12]", () => {
  const email = "head@demo.test";
  const stale = async () => {
    const person = await signedIn(server, email);
    person.setCookie("__Host-gatehouse-fresh", "");
    return person;
  };

  test("is asked for at /again, gives the session a new token, and leads back", async () => {
    const person = await stale();
    const old = person.cookies();
    expect((await person.get("/again?next=/log")).status).toBe(200);
    const wrong = await person.post("/again", { password: "wrong wrong", next: "/log" });
    expect([wrong.status, (await wrong.text()).includes("The password is wrong")]).toEqual([401, true]);
    const right = await person.post("/again", { password: demoPassword(email), next: "//evil.example" });
    expect([right.status, right.headers.get("location")]).toEqual([302, "/"]);
    expect((await person.get("/")).status).toBe(200);
    expect((await person.get("/again?next=/log")).headers.get("location")).toBe("/log");
    expect((await new Visitor(server).get("/", { headers: { cookie: old } })).status).toBe(303);
  });

  test("is not asked for just after a sign-in, and a stranger's proof is worth nothing", async () => {
    const fresh = await signedIn(server, email);
    expect((await fresh.get("/again?next=/log")).status).toBe(302);
    const other = await stale();
    other.setCookie("__Host-gatehouse-fresh", fresh.cookie("__Host-gatehouse-fresh") ?? "");
    expect((await other.get("/again?next=/log")).status).toBe(200);
  });

  test("is limited like a sign-in", async () => {
    const person = await stale();
    const statuses = [];
    for (let n = 0; n < 12; n++)
      statuses.push((await person.post("/again", { password: `wrong ${n}` })).status);
    // The device is known, so it has its own ten after the e-mail's ten.
    expect(new Set(statuses)).toEqual(new Set([401]));
    for (let n = 0; n < 10; n++)
      statuses.push((await person.post("/again", { password: `wrong ${n}` })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("my own password (ASVS 7.4.3) [AM-12]", () => {
  const email = "qc@demo.test";
  const NEW = "kayak-fjord-amber-lantern";

  test("needs the current one; others end, this session goes on under a new token, and I am told", async () => {
    const here = await signedIn(server, email);
    const there = await signedIn(server, email);
    const old = here.cookies();
    const form = { intent: "password", password: NEW, endOthers: "on" };
    expect((await here.post("/me", { ...form, current: "not it" })).status).toBe(401);
    expect((await there.get("/")).status).toBe(200);
    const changed = await here.post("/me", { ...form, current: demoPassword(email) });
    expect(changed.headers.get("location")).toBe("/me?done=password");
    expect((await here.get("/")).status).toBe(200);
    expect((await there.get("/")).status).toBe(303);
    expect((await new Visitor(server).get("/", { headers: { cookie: old } })).status).toBe(303);
    expect((await new Visitor(server).post("/login", { email, password: NEW })).status).toBe(302);
    expect((await mailsTo(server, email, "password_changed"))[0]?.text).toContain("127.0.0.1");
  });

  test("leaves the others alone when asked to", async () => {
    const here = await new Visitor(server).signIn(email, NEW);
    const there = await new Visitor(server).signIn(email, NEW);
    const form = { intent: "password", current: NEW, password: `${NEW}-two` };
    expect((await here.post("/me", form)).status).toBe(302);
    expect((await there.get("/")).status).toBe(200);
  });

  test("that was temporary is changed before any session opens [MC-17]", async () => {
    await server.db.prepare("UPDATE identities SET must_change = 1 WHERE email = 'admin@demo.test'").run();
    const person = new Visitor(server);
    const temporary = demoPassword("admin@demo.test");
    const right = await person.post("/login", {
      email: "admin@demo.test",
      password: temporary,
      next: "/log",
    });
    expect(right.headers.get("location")).toBe("/password?next=%2Flog");
    expect((await person.get("/")).status).toBe(303);
    expect((await person.get("/password")).status).toBe(200);
    const ticket = person.cookies();
    expect((await person.post("/password", { password: temporary })).status).toBe(400);
    expect((await person.get("/")).status).toBe(303);
    const done = await person.post("/password", { password: NEW, next: "/log" });
    expect([done.status, done.headers.get("location")]).toEqual([302, "/log"]);
    expect((await person.get("/")).status).toBe(200);
    const replay = await new Visitor(server).post(
      "/password",
      { password: `${NEW}-x` },
      { headers: { cookie: ticket } },
    );
    expect(replay.headers.get("location")).toBe("/login");
  });

  test("without a ticket there is no page for it", async () => {
    expect((await new Visitor(server).get("/password")).headers.get("location")).toBe("/login");
    expect((await new Visitor(server).get("/choose")).headers.get("location")).toBe("/login");
  });
});

describe("several companies [MC-16b]", () => {
  test("one is chosen, then another; one at a time in a browser; a third is not found", async () => {
    const email = "owner@demo.test";
    const { accountPublicId: second } = await secondCompany(server, email);
    const first = await server.db
      .prepare("SELECT public_id FROM accounts ORDER BY id LIMIT 1")
      .first<string>("public_id");
    const person = new Visitor(server);
    await person.post("/login", { email, password: demoPassword(email), next: "/log" });
    expect(await (await person.get("/choose")).text()).toContain("Second company");
    const entered = await person.post("/choose", { company: first ?? "", next: "/log" });
    expect(entered.headers.get("location")).toBe("/log");
    const inFirst = person.cookies();
    expect(await (await person.get("/me")).text()).toContain("Switch company");
    expect((await person.post("/choose", { company: second })).status).toBe(302);
    expect(await (await person.get("/")).text()).toContain("Second company");
    expect((await new Visitor(server).get("/", { headers: { cookie: inFirst } })).status).toBe(303);
    // Switching proves no password: the next sensitive act asks for it.
    expect((await person.get("/again?next=/log")).status).toBe(200);
    expect((await person.post("/choose", { company: "AAAAAAAAAAAAAAAAAAAAAA" })).status).toBe(404);
  });
});

describe("session lengths [FM-09]", () => {
  const form = { staffPreset: "normal", adminPreset: "strict", sessionCap: "5" };

  test("are for those with the right; the change is said and logged with before and after", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/settings/security")).status).toBe(403);
    expect((await manager.post("/settings/security", form)).status).toBe(403);
    await secondCompany(server, "boss@second.test", "Lengths").catch(() => undefined);
    const owner = new Visitor(server);
    const email = "owner@demo.test";
    await owner.post("/login", { email, password: demoPassword(email) });
    const first = await server.db
      .prepare("SELECT public_id FROM accounts ORDER BY id LIMIT 1")
      .first<string>("public_id");
    await owner.post("/choose", { company: first ?? "" });
    const preview = await owner.post("/settings/security", {
      ...form,
      intent: "preview",
      staffPreset: "strict",
    });
    expect(await preview.text()).toMatch(/signed out by this|ends? now with these/);
    const bad = await owner.post("/settings/security", {
      ...form,
      staffPreset: "own",
      staffIdle: "90",
      staffAbsolute: "1",
    });
    expect(bad.status).toBe(400);
    const saved = await owner.post("/settings/security", {
      ...form,
      intent: "save",
      staffPreset: "own",
      staffIdle: "45",
      staffAbsolute: "9",
    });
    expect([saved.status, (await saved.text()).includes("Saved")]).toEqual([200, true]);
    const { results } = await server.db
      .prepare(
        "SELECT c.field, c.before, c.after FROM audit_log a JOIN audit_changes c ON c.audit_public_id = a.public_id WHERE a.event = 'session_lengths_changed' AND a.id = (SELECT max(id) FROM audit_log WHERE event = 'session_lengths_changed') ORDER BY c.id",
      )
      .all();
    expect(results).toEqual([
      { field: "staffPreset", before: "normal", after: "own" },
      { field: "staffIdleMs", before: "43200000", after: "2700000" },
      { field: "staffAbsoluteMs", before: "2592000000", after: "32400000" },
    ]);
    const again = await signedIn(server, "manager@demo.test");
    expect(again.cookie("__Host-gatehouse")).toBeDefined();
  });
});
