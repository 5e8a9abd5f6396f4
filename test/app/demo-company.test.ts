import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DENY_REASONS } from "~/domain/session/reasons";
import { seedDemo } from "../../scripts/lib/first-start.mjs";
import { demoPassword, serve } from "../support/server";

const TABLES = [
  "users",
  "units",
  "auth_log",
  "holds",
  "grants",
  "identities",
  "audit_log",
  "presence_intervals",
];

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the demo company at a first start", () => {
  test("has 42 people in 5 departments, each with a head, and roles by the table [AM-01]", async () => {
    const count = (query: string) => server.db.prepare(query).first<number>("n");
    expect(await count("SELECT count(*) AS n FROM users WHERE deleted_at IS NULL")).toBe(42);
    expect(await count("SELECT count(*) AS n FROM units WHERE kind = 'department'")).toBe(5);
    expect(await count("SELECT count(*) AS n FROM units WHERE head_user_id IS NULL")).toBe(0);
    expect(
      await count(
        "SELECT count(*) AS n FROM users u WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.subject_id = u.id)",
      ),
    ).toBe(0);
    const roles = await rolesOf(server.db);
    expect(roles).toMatchObject({
      "owner@demo.test": "administrator chat_supervisor",
      "admin@demo.test": "administrator",
      "head@demo.test": "chat_supervisor manager",
      "operator@demo.test": "chat_operator operator",
      "qc@demo.test": "chat_quality_control",
      "support@demo.test": "chat_supervisor manager",
    });
    expect(await headedBy(server.db)).toMatchObject({
      "head@demo.test": "Sales",
      "support@demo.test": "Support",
    });
  });

  test("has each reason of a refusal in its logs [AM-13]", async () => {
    const { results } = await server.db
      .prepare("SELECT reason FROM auth_log WHERE result = 'refused' UNION SELECT reason FROM operator_log")
      .all<{ reason: string }>();
    // Nobody closes the demo company.
    const told = DENY_REASONS.filter((reason) => reason !== "company_closing");
    expect(results.map(({ reason }) => reason).sort()).toEqual([...told].sort());
  });

  test("marks a device and an address as new where the log sees them first, and only there [AM-12]", async () => {
    for (const [mark, column] of [
      ["new_device", "device_id"],
      ["new_address", "ip_key"],
    ]) {
      const wrong = await server.db
        .prepare(`SELECT count(*) AS n FROM auth_log a WHERE event = 'authn_login_success' AND ${mark} = EXISTS (
          SELECT 1 FROM auth_log b WHERE b.user_id = a.user_id AND b.${column} = a.${column} AND b.event = a.event
          AND b.at < a.at)`)
        .first<number>("n");
      expect(wrong, mark).toBe(0);
    }
    expect(await server.db.prepare("SELECT max(at) AS n FROM auth_log").first<number>("n")).toBeLessThan(
      Date.now(),
    );
  });

  test("lets each of the seven in with what npm start prints [AM-02]", async () => {
    const logins = ["owner", "admin", "head", "manager", "operator", "qc", "support"];
    expect(inject("demoSignIns").map(({ email }) => email)).toEqual(
      logins.map((login) => `${login}@demo.test`),
    );
    for (const login of logins) {
      const email = `${login}@demo.test`;
      const response = await fetch(`${server.url}/login`, {
        method: "POST",
        headers: { origin: server.url },
        body: new URLSearchParams({ email, password: demoPassword(email) }),
        redirect: "manual",
      });
      expect(response.status, email).toBe(302);
      expect(response.headers.get("set-cookie")).toContain("__Host-gatehouse=");
    }
  });

  test("stays as it is at a second start, in whatever language [AM-01]", async () => {
    const before = await countAll(server.db);
    await inLanguage("pl_PL.UTF-8", () => seedDemo(server, Date.now()));
    expect(await countAll(server.db)).toEqual(before);
  });

  test.for([
    ["ru_RU.UTF-8", "Отдел продаж", "Ольга Воронцова"],
    ["pl_PL.UTF-8", "Dział sprzedaży", "Olga Nowicka"],
  ] as const)("speaks the language of LANG=%s [AM-01]", async ([lang, department, owner]) => {
    await using other = await serve({ empty: true });
    await inLanguage(lang, () => seedDemo(other, Date.now()));
    const first = (query: string) => other.db.prepare(query).first<string>("n");
    expect(await first("SELECT name AS n FROM units ORDER BY id LIMIT 1 OFFSET 1")).toBe(department);
    expect(await first("SELECT user_name AS n FROM auth_log WHERE login = 'owner@demo.test'")).toBe(owner);
    expect(await first("SELECT language AS n FROM settings")).toBe(lang.slice(0, 2));
  });
});

async function inLanguage(lang: string, act: () => Promise<unknown>) {
  const before = process.env.LANG;
  process.env.LANG = lang;
  await act().finally(() => {
    process.env.LANG = before;
  });
}

const countAll = (db: D1Database) =>
  Promise.all(TABLES.map((table) => db.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>("n")));

async function rolesOf(db: D1Database) {
  const { results } = await db
    .prepare(`SELECT u.email, group_concat(r.template, ' ' ORDER BY r.template) AS roles FROM users u
      JOIN grants g ON g.subject_id = u.id JOIN roles r ON r.id = g.role_id GROUP BY u.id`)
    .all<{ email: string; roles: string }>();
  return Object.fromEntries(results.map(({ email, roles }) => [email, roles]));
}

async function headedBy(db: D1Database) {
  const { results } = await db
    .prepare("SELECT u.email, n.name FROM units n JOIN users u ON u.id = n.head_user_id")
    .all<{ email: string; name: string }>();
  return Object.fromEntries(results.map(({ email, name }) => [email, name]));
}
