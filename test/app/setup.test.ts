import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSetup } from "../../scripts/lib/first-start.mjs";
import { demoPassword, serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

const PASSWORD = "kayak-fjord-amber-lantern";
const form = (token: string, facts: Record<string, string> = {}) => ({
  token,
  company: "Acme Sp. z o.o.",
  name: "Jan",
  surname: "Kowalski",
  email: "jan@acme.example",
  password: PASSWORD,
  language: "pl",
  timeZone: "Europe/Warsaw",
  weekStart: "7",
  ...facts,
});
const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";

describe("an empty deployment (ASVS 6.3.2, 6.4.1) [MC-95]", () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let token: string;
  beforeAll(async () => {
    server = await serve({ empty: true });
    token = tokenOf(await openSetup(server, Date.now()));
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test("has no default account, and no set-up without the token", async () => {
    expect(await server.db.prepare("SELECT count(*) AS n FROM identities").first("n")).toBe(0);
    for (const wrong of ["x", "A".repeat(43), token.toLowerCase()]) {
      expect((await new Visitor(server).get(`/setup?token=${wrong}`)).status).toBe(410);
      expect((await new Visitor(server).post("/setup", form(wrong))).status).toBe(410);
    }
    expect(await server.db.prepare("SELECT count(*) AS n FROM accounts").first("n")).toBe(0);
  });

  test("refuses what it cannot take and keeps what was typed, but the password", async () => {
    const person = new Visitor(server);
    const bad: Record<string, string>[] = [
      { company: "" },
      { email: "jan" },
      { password: "short" },
      { password: "we love acme very much" },
      { timeZone: "Mars/One" },
    ];
    for (const facts of bad) {
      const answer = await person.post("/setup", form(token, facts));
      const html = await answer.text();
      expect(answer.status, JSON.stringify(facts)).toBe(400);
      expect(html).toContain("Kowalski");
      expect(html).not.toContain(PASSWORD);
    }
    expect((await person.get(`/setup?token=${token}`)).status).toBe(200);
  });

  test("the token makes one company, however often it is sent at once, and signs its owner in", async () => {
    const visitors = Array.from({ length: 8 }, () => new Visitor(server));
    const answers = await Promise.all(visitors.map((one) => one.post("/setup", form(token))));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
    const winner = visitors[answers.findIndex(({ status }) => status === 302)] as Visitor;
    const home = await winner.get("/");
    expect([home.status, (await home.text()).includes("Acme Sp. z o.o.")]).toEqual([200, true]);
    const row = await server.db.prepare("SELECT * FROM settings").all();
    expect(row.results).toMatchObject([
      {
        time_zone: "Europe/Warsaw",
        week_start: 7,
        language: "pl",
        is_demo: 0,
        staff_preset: "normal",
        admin_preset: "strict",
        session_cap: 5,
      },
    ]);
    const owner = await server.db
      .prepare("SELECT u.name FROM account_owners o JOIN users u ON u.id = o.user_id")
      .all();
    expect(owner.results).toEqual([{ name: "Jan" }]);
  });

  test("afterwards the token is dead, and the password works at the gate", async () => {
    expect((await new Visitor(server).get(`/setup?token=${token}`)).status).toBe(410);
    expect((await new Visitor(server).post("/setup", form(token, { company: "Again" }))).status).toBe(410);
    expect(
      (await new Visitor(server).signIn("jan@acme.example", PASSWORD)).cookie("__Host-gatehouse"),
    ).toBeDefined();
  });

  test("a token of 15 minutes ago is dead", async () => {
    const old = tokenOf(await openSetup(server, Date.now() - 15 * 60_000));
    expect((await new Visitor(server).get(`/setup?token=${old}`)).status).toBe(410);
    expect((await new Visitor(server).post("/setup", form(old))).status).toBe(410);
  });
});

describe("the demo company is left behind [MC-95]", () => {
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test("by its label: set-up, a company without a single demo person; once", async () => {
    const email = "owner@demo.test";
    const person = await signedIn(server, email);
    expect(await (await person.get("/")).text()).toContain("Create your own company");
    const started = await person.post("/setup", { intent: "own" });
    const token = tokenOf(`${server.url}${started.headers.get("location")}`);

    const taken = await person.post("/setup", form(token, { email: "admin@demo.test" }));
    expect(taken.status, "nobody takes over somebody else's e-mail").toBe(409);

    expect((await person.post("/setup", form(token))).headers.get("location")).toBe("/");
    const home = await (await person.get("/")).text();
    expect([home.includes("Acme"), home.includes("Create your own company")]).toEqual([true, false]);
    const { results } = await server.db
      .prepare(
        "SELECT count(*) AS n FROM users u JOIN settings s ON s.account_id = u.account_id WHERE s.is_demo = 0",
      )
      .all();
    expect(results).toEqual([{ n: 1 }]);
    expect(await (await new Visitor(server).get("/login")).text()).not.toContain("Demo sign-ins");

    const again = await new Visitor(server).post("/setup", { intent: "own" });
    expect(again.headers.get("location")).toBe("/setup");
    expect(await (await new Visitor(server).get("/setup")).text()).toContain("already set up");
    expect((await new Visitor(server).post("/login", { email, password: demoPassword(email) })).status).toBe(
      302,
    );
  });
});
