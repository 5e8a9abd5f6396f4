import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { give } from "../../support/access-http";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let manager: Visitor;
let operator: Visitor;
beforeAll(async () => {
  server = await serve();
  [admin, manager, operator] = (await Promise.all(
    ["admin", "manager", "operator"].map((who) => signedIn(server, `${who}@demo.test`)),
  )) as [Visitor, Visitor, Visitor];
});
afterAll(() => server[Symbol.asyncDispose]());

const first = <Row>(query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .first<Row>() as Promise<Row>;
const idOf = async (email: string) =>
  (await first<{ id: number }>("SELECT id FROM users WHERE email = ?", email)).id;
/** A deal in work of this person, or of somebody else. */
const dealOf = async (email: string, mine = true) =>
  first<{ id: number; publicId: string; name: string; amount: number | null; stage: string }>(
    `SELECT d.id, d.public_id AS publicId, d.name, d.amount, s.public_id AS stage FROM deals d JOIN stages s ON s.id = d.stage_id
      WHERE d.responsible_id ${mine ? "=" : "<>"} ? AND d.deleted_at IS NULL AND d.stage_kind = 'open' ORDER BY d.id LIMIT 1`,
    await idOf(email),
  );
const created = async (who: Visitor, form: Record<string, string>) => {
  const response = await who.post("/deals/new", form);
  expect(response.status).toBe(302);
  return response.headers.get("location")!;
};

test("a deal is created with an amount as people type it; what is no amount is said beside the field [MC-21]", async () => {
  const path = await created(manager, {
    name: "Kitchen for the test",
    amount: "1 234,50 \u20bd",
    tags: "a, b, a",
  });
  const text = await (await manager.get(path)).text();
  expect(text).toContain("1,234.50");
  const row = await first<{ amount: number; by: string }>(
    'SELECT d.amount, u.email AS "by" FROM deals d JOIN users u ON u.id = d.created_by WHERE d.public_id = ?',
    path.slice("/deals/".length),
  );
  expect(row).toEqual({ amount: 123_450, by: "manager@demo.test" });
  const refused = await manager.post("/deals/new", { name: "Kitchen", amount: "12 thousand" });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("This is not an amount.");
  expect((await operator.post("/deals/new", { name: "Not mine to make" })).status).toBe(403);
  expect((await operator.get("/deals/new")).status).toBe(403);
});

test("a field that a form of records does not name is refused with all of it, and nothing is written [security.md 6]", async () => {
  const rows = () =>
    first<object>(`SELECT (SELECT count(*) FROM deals) AS deals, (SELECT count(*) FROM contacts) AS contacts,
      (SELECT count(*) FROM companies) AS companies, (SELECT count(*) FROM tasks) AS tasks, (SELECT max(id) FROM audit_log) AS entry,
      (SELECT group_concat(name || responsible_id) FROM deals) AS whose`);
  const mine = await dealOf("manager@demo.test");
  const key = await first<{ id: string }>("SELECT public_id AS id FROM stages LIMIT 1");
  const forms: [path: string, form: Record<string, string>][] = [
    ["/deals/new", { name: "Kitchen" }],
    [`/deals/${mine.publicId}/edit`, { name: "Kitchen", amount: "1" }],
    [`/deals/${mine.publicId}`, { intent: "note", text: "x" }],
    ["/deals/board", { intent: "move", deal: mine.publicId, from: mine.stage, to: mine.stage }],
    ["/deals?index", { intent: "give", record: mine.publicId, responsible: key.id }],
    ["/deals?index", { intent: "save_filter", name: "x", query: "q=x" }],
    ["/contacts/new", { name: "Client" }],
    ["/companies/new", { name: "Client Ltd" }],
    ["/tasks/new", { text: "Call", kind: "call", due: "2026-12-01T10:00" }],
    ["/settings/crm/pipelines", { intent: "add_pipeline", name: "x" }],
    ["/settings/crm/fields", { intent: "add_field", on: "deal", name: "x", kind: "text" }],
    ["/me/recorded", { version: "1" }],
  ];
  const before = await rows();
  for (const [path, form] of forms)
    for (const name of ["created_by", "accountId", "custom:nobodys", "version2", "role"])
      expect([path, name, (await admin.post(path, { ...form, [name]: "1" })).status]).toEqual([
        path,
        name,
        400,
      ]);
  expect(await rows()).toEqual(before);
});

test("everybody sees the deals of their level: own, the department's, any [AM-08] [MC-06]", async () => {
  const count = async (who: Visitor) => /Found: ([\d,]+)/.exec(await (await who.get("/deals")).text())?.[1];
  const own = await first<{ n: number }>(
    "SELECT count(*) AS n FROM deals WHERE responsible_id = ? AND deleted_at IS NULL",
    await idOf("manager@demo.test"),
  );
  const all = await first<{ n: number }>("SELECT count(*) AS n FROM deals WHERE deleted_at IS NULL");
  const reach = await first<{ n: number }>(
    `SELECT count(*) AS n FROM deals WHERE deleted_at IS NULL AND responsible_id IN (SELECT m.user_id FROM unit_reach r
      JOIN unit_members m ON m.unit_id = r.unit_id WHERE r.viewer_id = ?)`,
    await idOf("head@demo.test"),
  );
  expect(own.n).toBeGreaterThan(0);
  expect(reach.n).toBeGreaterThan(own.n);
  expect(all.n).toBeGreaterThan(reach.n);
  expect(await count(manager)).toBe(String(own.n));
  expect(await count(await signedIn(server, "head@demo.test"))).toBe(String(reach.n));
  expect(await count(admin)).toBe(String(all.n));
  expect((await (await signedIn(server, "qc@demo.test")).get("/deals")).status).toBe(403);
});

test("a deal out of scope and a deal that is not there answer alike, whatever is asked of them [AM-08]", async () => {
  const other = await dealOf("manager@demo.test", false);
  const bodies = [];
  for (const id of [other.publicId, "AAAAAAAAAAAAAAAAAAAAAA"]) {
    const page = await manager.get(`/deals/${id}`);
    expect(page.status).toBe(404);
    bodies.push((await page.text()).replaceAll(id, "").replace(/nonce="[^"]*"|\d{13}/g, ""));
    expect((await manager.get(`/deals/${id}/edit`)).status).toBe(404);
    const forms: Record<string, string>[] = [
      { intent: "delete" },
      { intent: "note", text: "Hello" },
      { intent: "move", to: other.stage },
    ];
    for (const form of forms)
      expect((await manager.post(`/deals/${id}`, form)).status, form.intent).toBe(404);
    expect(
      (await manager.post("/deals/board", { intent: "move", deal: id, from: other.stage, to: other.stage }))
        .status,
    ).toBe(404);
  }
  expect(bodies[0]).toBe(bodies[1]);
});

test("viewing, creating, editing and deleting are rights apart: an operator only looks at what is their own [AM-09] [AM-10]", async () => {
  const deal = await dealOf("manager@demo.test");
  await server.db
    .prepare("UPDATE deals SET responsible_id = ? WHERE id = ?")
    .bind(await idOf("operator@demo.test"), deal.id)
    .run();
  expect((await operator.get(`/deals/${deal.publicId}`)).status).toBe(200);
  expect((await operator.get(`/deals/${deal.publicId}/edit`)).status).toBe(403);
  expect((await operator.post(`/deals/${deal.publicId}/edit`, { name: "Mine" })).status).toBe(403);
  expect((await operator.post(`/deals/${deal.publicId}`, { intent: "delete" })).status).toBe(403);
  expect((await operator.post(`/deals/${deal.publicId}`, { intent: "move", to: deal.stage })).status).toBe(
    403,
  );
  const now = await first<{ name: string; deleted: number | null }>(
    "SELECT name, deleted_at AS deleted FROM deals WHERE id = ?",
    deal.id,
  );
  expect(now).toEqual({ name: deal.name, deleted: null });
});

test("two people edit one deal: both values are shown, the choice is written, the rest of both stays [AM-09]", async () => {
  const path = await created(manager, { name: "Two at once", amount: "100" });
  const seen = /name="seen" value="([^"]*)"/.exec(await (await manager.get(`${path}/edit`)).text())![1]!;
  const form = { name: "Two at once", amount: "100", seen: seen.replaceAll("&quot;", '"') };
  const responsible = JSON.parse(form.seen).responsible as string;
  expect(
    (await admin.post(`${path}/edit`, { ...form, responsible, amount: "200", tags: "theirs" })).status,
  ).toBe(302);
  const asked = await manager.post(`${path}/edit`, { ...form, responsible, name: "My name", amount: "300" });
  expect(asked.status).toBe(409);
  const text = await asked.text();
  expect(text).toContain("Yours: 300");
  expect(text).toContain("Theirs: 200");
  const row = () =>
    first<{ name: string; amount: number }>(
      "SELECT name, amount FROM deals WHERE public_id = ?",
      path.slice("/deals/".length),
    );
  expect(await row()).toEqual({ name: "Two at once", amount: 20_000 });
  const anew = /name="seen" value="([^"]*)"/.exec(text)![1]!.replaceAll("&quot;", '"');
  const answered = await manager.post(`${path}/edit`, {
    ...form,
    responsible,
    name: "My name",
    amount: "300",
    tags: "theirs",
    seen: anew,
    "keep.amount": "theirs",
  });
  expect(answered.status).toBe(302);
  expect(await row()).toEqual({ name: "My name", amount: 20_000 });
});

test("a stage deleted under somebody's drag, and a deal moved meanwhile, are said and change nothing", async () => {
  const path = await created(manager, { name: "Dragged" });
  const deal = path.slice("/deals/".length);
  const stages = await server.db
    .prepare("SELECT public_id AS id FROM stages WHERE kind = 'open' ORDER BY position")
    .all<{ id: string }>();
  const [from, to, later] = stages.results.map(({ id }) => id) as [string, string, string];
  const move = (form: Record<string, string>) =>
    manager.post("/deals/board.data", { intent: "move", deal, ...form });
  const gone = await move({ from, to: "AAAAAAAAAAAAAAAAAAAAAA" });
  expect(gone.status).toBe(409);
  expect(await gone.text()).toContain("stage_gone");
  expect((await move({ from, to })).status).toBe(200);
  const late = await move({ from, to: later });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("moved_on");
  const row = await first<{ stage: string }>(
    "SELECT s.public_id AS stage FROM deals d JOIN stages s ON s.id = d.stage_id WHERE d.public_id = ?",
    deal,
  );
  expect(row.stage).toBe(to);
});

test("what is deleted lies in the bin and comes back, deals and contacts alike [MC-23] [MC-06]", async () => {
  for (const list of ["/deals", "/contacts"]) {
    const made = await manager.post(`${list}/new`, { name: "To the bin" });
    const path = made.headers.get("location")!;
    const gone = await manager.post(path, { intent: "delete" });
    expect(gone.status).toBe(302);
    expect(await (await manager.get(gone.headers.get("location")!)).text()).toContain("In the bin");
    expect((await manager.get(path)).status).toBe(404);
    expect(await (await manager.get("/bin")).text()).toContain("To the bin");
    expect((await operator.post(path, { intent: "restore" })).status).toBe(404);
    expect((await manager.post(path, { intent: "restore" })).status).toBe(302);
    expect((await manager.get(path)).status).toBe(200);
  }
});

test("a contact is changed by whoever may, its phone is read as one, and a duplicate is found and merged [MC-22]", async () => {
  const make = async (form: Record<string, string>) => {
    const response = await manager.post("/contacts/new", form);
    expect(response.status).toBe(302);
    return response.headers.get("location")!;
  };
  const one = await make({ name: "Double Dora", phones: "020 7946 0958" });
  const two = await make({ name: "Dora D.", phones: "+44 (20) 7946-0958", emails: "dora@example.com" });
  expect((await manager.post("/contacts/new", { name: "No phone", phones: "12" })).status).toBe(400);
  expect(await (await manager.get(one)).text()).toContain("Dora D.");
  expect((await operator.get(one)).status).toBe(404);
  const seen = /name="seen" value="([^"]*)"/.exec(await (await manager.get(`${one}/edit`)).text())![1]!;
  const form = { phones: "020 7946 0958", seen: seen.replaceAll("&quot;", '"') };
  const renamed = await manager.post(`${one}/edit`, {
    ...form,
    name: "Dora Double",
    responsible: JSON.parse(form.seen).responsible,
  });
  expect(renamed.status).toBe(302);
  const merged = await manager.post(one, { intent: "merge", from: two.slice("/contacts/".length) });
  expect(merged.status).toBe(200);
  const text = await (await manager.get(one)).text();
  expect(text).toContain("Dora Double");
  expect(text).toContain("dora@example.com");
  expect((await manager.get(two)).status).toBe(404);
});

test("contacts are changed as far as the level goes: none, own, the department's, any [MC-22]", async () => {
  const ids = (
    await server.db
      .prepare(
        `SELECT id, public_id AS publicId FROM users u WHERE u.email = 'operator@demo.test'
        UNION ALL SELECT * FROM (SELECT c.id, c.public_id FROM users c JOIN users o ON o.email = 'operator@demo.test'
          WHERE c.department_id = o.department_id AND c.id <> o.id AND c.deleted_at IS NULL LIMIT 1)
        UNION ALL SELECT * FROM (SELECT c.id, c.public_id FROM users c JOIN users o ON o.email = 'operator@demo.test'
          WHERE c.department_id <> o.department_id AND c.deleted_at IS NULL LIMIT 1)`,
      )
      .all<{ id: number; publicId: string }>()
  ).results;
  const contacts = (
    await server.db
      .prepare("SELECT id, public_id AS publicId FROM contacts WHERE deleted_at IS NULL LIMIT 3")
      .all<{ id: number; publicId: string }>()
  ).results;
  for (const [n, { id }] of contacts.entries())
    await server.db.prepare("UPDATE contacts SET responsible_id = ? WHERE id = ?").bind(ids[n]?.id, id).run();
  const allow = async (permission: string, level: string) =>
    expect(
      (
        await give(admin, [
          ["kind", "user"],
          ["subjects", ids[0]?.publicId ?? ""],
          ["permission", permission],
          ["level", level],
        ])
      ).status,
    ).toBe(302);
  const mayEdit = async () =>
    Promise.all(
      contacts.map(async ({ publicId }) => (await operator.get(`/contacts/${publicId}/edit`)).status === 200),
    );
  await allow("contacts.view", "any");
  expect(await mayEdit()).toEqual([false, false, false]);
  const table = { own: [true, false, false], own_dept: [true, true, false], any: [true, true, true] };
  for (const [level, may] of Object.entries(table)) {
    await allow("contacts.edit", level);
    expect(await mayEdit(), level).toEqual(may);
  }
});

test("several deals go to one person, each with a result of its own", async () => {
  const mine = (await created(manager, { name: "Give me away" })).slice("/deals/".length);
  const other = (await dealOf("manager@demo.test", false)).publicId;
  const to = await first<{ id: string }>(
    "SELECT public_id AS id FROM users WHERE id = ?",
    await idOf("head@demo.test"),
  );
  const body = new URLSearchParams([
    ["intent", "give"],
    ["record", mine],
    ["record", other],
    ["responsible", to.id],
  ]);
  const response = await fetch(`${server.url}/deals.data?index`, {
    method: "POST",
    body,
    headers: { cookie: manager.cookies(), origin: server.url },
  });
  const text = await response.text();
  expect(text).toContain(mine);
  expect(text).toContain("not_found");
  const row = await first<{ id: number }>("SELECT responsible_id AS id FROM deals WHERE public_id = ?", mine);
  expect(row.id).toBe(await idOf("head@demo.test"));
});

test("the card counts the deals that a person has created, and not those of an import [MC-35] [MC-69]", async () => {
  const [{ id, publicId }] = [
    await first<{ id: number; publicId: string }>(
      "SELECT id, public_id AS publicId FROM users WHERE email = ?",
      "manager@demo.test",
    ),
  ];
  const figure = async () => {
    const card = await (await admin.get(`/users/${publicId}`)).text();
    return Number(
      /Deals created, 30 days[\s\S]*?<dd[^>]*>(?:<[^>]+>)*([\d,]+)/.exec(card)?.[1]?.replace(",", ""),
    );
  };
  const before = await figure();
  expect(before).not.toBeNaN();
  await created(manager, { name: "One more kitchen" });
  expect(await figure()).toBe(before + 1);
  await server.db
    .prepare(
      `INSERT INTO deals(account_id, public_id, name, pipeline_id, stage_id, stage_kind, created_by, created_at, updated_at)
        SELECT account_id, 'imported-one', 'From a file', pipeline_id, stage_id, stage_kind, ?, ?, ? FROM deals LIMIT 1`,
    )
    .bind(id, Date.now(), Date.now())
    .run();
  expect(await figure()).toBe(before + 1);
});
