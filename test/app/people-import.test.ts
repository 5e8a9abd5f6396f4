import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { linkIn, mailsTo } from "../support/mailbox";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

type Row = Partial<Record<"name" | "surname" | "email" | "phone" | "role" | "department", string>>;
const send = async (body: unknown, by = admin, referer = "") => {
  const response = await fetch(`${server.url}/users/import/send`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url, referer, cookie: by.cookies(), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    location: response.headers.get("location"),
    body: (await response.json().catch(() => ({}))) as { job?: string },
  };
};
const START = { intent: "start", role: "operator", department: "", language: "en" };
/** What a row does not say is left out of it, which is the same as an empty cell. */
const rowsOf = (rows: Row[]) => rows.map((data, at) => ({ line: at + 2, data }));

async function until(job: string, by = admin) {
  for (let tries = 0; tries < 100; tries++) {
    const progress = (await (await by.get(`/jobs/${job}`)).json()) as { state: string };
    if (progress.state === "done" || progress.state === "failed") return progress.state;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the job does not end");
}
async function imported(rows: Row[], by = admin, start: Record<string, string> = {}) {
  const { body } = await send({ ...START, ...start }, by);
  const job = body.job!;
  const chunk = { intent: "rows", job, rows: rowsOf(rows) };
  expect((await send(chunk, by)).status).toBe(200);
  expect((await send(chunk, by)).status).toBe(200);
  expect((await send({ intent: "close", job }, by)).status).toBe(200);
  expect(await until(job, by)).toBe("done");
  return job;
}
const count = async (like: string) =>
  (await server.db
    .prepare("SELECT count(*) AS n FROM users WHERE email LIKE ? AND deleted_at IS NULL")
    .bind(like)
    .first<number>("n"))!;

test("good rows become people, each bad one is named by row and column, and the rest comes back as a file with reasons [MC-15] [MC-16a] [MC-16b] [MC-16c] [MC-16d] [MC-16e]", async () => {
  const job = await imported([
    {
      name: "Жанна",
      surname: "Д\u2019Арк",
      email: "i1@import.test",
      phone: "+48 600 700 800",
      role: "Менеджер",
      department: "sales",
    },
    { name: "=1+1", surname: "@SUM", email: "i2@import.test" },
    { name: "", email: "i3@import.test" },
    { name: "A", email: "not an email" },
    { name: "A", email: "i4@import.test", phone: "call me" },
    { name: "A", email: "i5@import.test", role: "emperor" },
    { name: "A", email: "i6@import.test", department: "Nowhere" },
    { name: "A", email: "I1@IMPORT.TEST" },
    { name: "A", email: "admin@demo.test" },
    { name: "A\u0007", email: "i7@import.test" },
    { name: "A", email: "" },
    { name: "Kierowca", email: "i8@import.test", role: "KIEROWNIK" },
  ]);
  expect(await count("%@import.test")).toBe(3);
  const made = await server.db
    .prepare(`SELECT u.name, u.phone, n.name AS department, r.template FROM users u LEFT JOIN units n ON n.id = u.department_id
      JOIN grants g ON g.subject_kind = 'user' AND g.subject_id = u.id JOIN roles r ON r.id = g.role_id AND r.family = 'system'
      WHERE u.email LIKE '%@import.test' ORDER BY u.email`)
    .all();
  expect(made.results).toEqual([
    { name: "Жанна", phone: "+48600700800", department: "Sales", template: "manager" },
    { name: "=1+1", phone: null, department: null, template: "operator" },
    { name: "Kierowca", phone: null, department: null, template: "manager" },
  ]);
  const page = await (await admin.get(`/users/import?job=${job}`)).text();
  expect(page).toContain("3 people are added");
  for (const said of [
    "First name: empty",
    "Email: not an email",
    "Phone: not a number",
    "Role: not known",
    "Department: not known",
    "Email: already a user",
    "strange characters",
    "Email: empty",
  ])
    expect(page).toContain(said);
  const file = await (await admin.get(`/users/import/rest?job=${job}`)).text();
  expect(file.trim().split("\r\n")).toHaveLength(10);
  expect(file).toContain("5,A,,not an email,,,,Email: not an email");
  const [mail] = await mailsTo(server, "i1@import.test", "activation");
  const entered = await new Visitor(server).post(linkIn(mail, server.url), {
    password: "seven brave otters sing",
  });
  expect(entered.status).toBe(302);
});

test("a file of formulas comes back without any [MC-15]", async () => {
  const job = await imported([{ name: "=HYPERLINK(1)", email: "+cmd|' /C calc'!A0" }]);
  const file = await (await admin.get(`/users/import/rest?job=${job}`)).text();
  expect(file).toContain("'=HYPERLINK(1)");
  expect(file).toContain("'+cmd");
});

test("an import is taken back as a whole; whoever has signed in stays, and the addresses are free again [MC-15]", async () => {
  const rows = Array.from({ length: 45 }, (_, at) => ({ name: `N${at}`, email: `u${at}@undo.test` }));
  const job = await imported(rows);
  expect(await count("%@undo.test")).toBe(45);
  const [mail] = await mailsTo(server, "u7@undo.test", "activation");
  await new Visitor(server).post(linkIn(mail, server.url), { password: "seven brave otters sing" });
  const [other] = await mailsTo(server, "u8@undo.test", "activation");
  const undone = await send({ intent: "undo", job });
  expect(undone.status).toBe(200);
  expect(await until(undone.body.job!)).toBe("done");
  expect(await count("%@undo.test")).toBe(1);
  expect(await count("u7@undo.test")).toBe(1);
  expect((await new Visitor(server).get(linkIn(other, server.url))).status).toBe(410);
  expect(await (await admin.get(`/users/import?job=${job}`)).text()).toContain("44 taken back");
  await imported([{ name: "Again", email: "u8@undo.test" }]);
  expect(await count("u8@undo.test")).toBe(1);
});

test("every guard of adding holds here: no right, no more than one has, nobody else's import, a held importer [AM-03]", async () => {
  const head = await signedIn(server, "head@demo.test");
  expect((await send(START, head)).status).toBe(403);
  const owner = await signedIn(server, "owner@demo.test");
  const { body } = await send(START);
  const foreign = { intent: "rows", job: body.job, rows: rowsOf([{ name: "X", email: "x@guard.test" }]) };
  expect((await send(foreign, owner)).status).toBe(404);
  expect((await send({ intent: "close", job: body.job }, owner)).status).toBe(404);
  expect((await owner.get(`/users/import?job=${body.job}`)).status).toBe(404);
  expect((await send(foreign)).status).toBe(200);
  const adminId = (await server.db
    .prepare("SELECT public_id AS id FROM users WHERE email = 'admin@demo.test'")
    .first<{ id: string }>())!.id;
  expect((await send({ intent: "close", job: body.job })).status).toBe(200);
  expect(await until(body.job!)).toBe("done");
  expect(await count("x@guard.test")).toBe(1);
  const { body: second } = await send(START);
  await send({ ...foreign, job: second.job, rows: rowsOf([{ name: "Y", email: "y@guard.test" }]) });
  await server.db.prepare("UPDATE jobs SET state = 'open' WHERE public_id = ?").bind(second.job).run();
  const block = await owner.post(`/users/${adminId}`, {
    intent: "stop",
    kind: "manual_block",
    reason: "x",
    term: "hour",
  });
  expect(block.status).toBe(200);
  await server.tick(Date.now());
  expect(await count("y@guard.test")).toBe(0);
});

const FRESH = "__Host-gatehouse-fresh";
test.each([
  ["a row's role in English", [{ role: "Administrator" }], {}, true],
  ["a row's role in Russian, after fifty others", [...Array(50).fill({}), { role: " АДМИН " }], {}, true],
  ["the role of rows that name none", [{}], { role: "administrator" }, true],
  ["no row", [{ role: "manager" }, {}], {}, false],
] as [string, Row[], Record<string, string>, boolean][])(
  "an import asks for the password before it makes Administrators; its rows wait on the server: named by %s [security.md 38]",
  async (_by, rows, start, asks) => {
    const owner = await signedIn(server, "owner@demo.test");
    const mark = crypto.randomUUID();
    const ticket = owner.cookie(FRESH)!;
    owner.setCookie(FRESH, "");
    const { body } = await send({ ...START, ...start }, owner);
    const job = body.job!;
    const people = rows.map((row, at) => ({ name: "Ann", email: `p${at}@${mark}.test`, ...row }));
    expect((await send({ intent: "rows", job, rows: rowsOf(people) }, owner)).status).toBe(200);
    const page = `/users/import?job=${job}`;
    const close = () => send({ intent: "close", job }, owner, server.url + page);
    if (asks) {
      expect(await close()).toMatchObject({
        status: 302,
        location: `/again?next=${encodeURIComponent(page)}`,
      });
      await server.tick(Date.now());
      expect(await count(`%@${mark}.test`)).toBe(0);
      // Back from there, the page shows how many rows wait and goes on with them.
      owner.setCookie(FRESH, ticket);
      expect(await (await owner.get(page)).text()).toContain(
        `${rows.length} ${rows.length === 1 ? "row is" : "rows are"} here`,
      );
    }
    expect((await close()).status).toBe(200);
    expect(await until(job, owner)).toBe("done");
    expect(await count(`%@${mark}.test`)).toBe(rows.length);
  },
);

test.each([
  null,
  [],
  { intent: "anything" },
  { ...START, role: "emperor" },
  { ...START, more: 1 },
  { intent: "rows", job: "x", rows: [] },
  { intent: "rows", job: "x", rows: Array.from({ length: 501 }, (_, at) => ({ line: at + 1, data: {} })) },
])("what is no step of an import is 400: %#", async (body) => {
  const owner = await signedIn(server, "owner@demo.test");
  expect((await send(body, owner)).status).toBe(400);
});
