import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoFacts, demoFacts, give, makeRole, sendForm } from "../../support/access-http";
import { says, saysNot } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, Visitor } from "../../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let owner: Visitor;
let facts: DemoFacts;
beforeAll(async () => {
  server = await serve();
  owner = await signedIn(server, "owner@demo.test");
  facts = await demoFacts(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const REVIEW = "/settings/access/review";
const review = async (person: string, days = 30) =>
  (await owner.get(`${REVIEW}/${person}?days=${days}`)).text();
const act = (visitor: Visitor, form: Record<string, string>) =>
  visitor.post(`${REVIEW}/${form.person ?? ""}`, form);
const idOf = async (email: string) => (await facts.person(email)).public_id;

test("each grant is kept by itself, with a line in the audit log, or revoked and given again; never one's own [AU-20]", async () => {
  const person = await idOf("qc@demo.test");
  const role = await makeRole(owner, { name: "Sees people", cells: { "users.view": "any" } });
  await give(owner, [
    ["kind", "user"],
    ["subjects", person],
    ["roles", role],
  ]);
  const { public_id: grant } = await facts.first<{ public_id: string }>(
    "SELECT g.public_id FROM grants g JOIN roles r ON r.id = g.role_id WHERE r.public_id = ?",
    role,
  );
  says(await review(person), "What gives the access", "Sees people", "Quality control", "Revoke");
  expect((await act(owner, { intent: "keep_grant", person, grant })).status).toBe(200);
  const kept = await facts.first<{ before: string; after: string }>(
    `SELECT c.before, c.after FROM audit_log l JOIN audit_changes c ON c.audit_public_id = l.public_id
      WHERE l.event = 'access_reviewed' ORDER BY l.id DESC`,
  );
  expect(kept).toEqual({ before: "Sees people", after: "kept" });
  expect(await facts.count("SELECT count(*) AS n FROM grant_reviews")).toBe(1);

  const qc = await signedIn(server, "qc@demo.test");
  const opens = async () => (await qc.get("/users")).status;
  expect(await opens()).toBe(200);
  const revoke: [string, string][] = [
    ["intent", "revoke"],
    ["confirmed", "yes"],
    ["grant", grant],
  ];
  expect((await sendForm(owner, "/settings/access?index", revoke)).status).toBe(200);
  expect(await opens()).toBe(403);
  expect((await act(owner, { intent: "keep_grant", person, grant })).status).toBe(404);
  const again: [string, string][] = [
    ["intent", "give"],
    ["confirmed", "yes"],
    ["kind", "user"],
    ["subjects", person],
    ["roles", role],
  ];
  expect((await sendForm(owner, "/settings/access?index", again)).status).toBeLessThan(400);
  expect(await opens()).toBe(200);

  const { public_id: own } = await facts.first<{ public_id: string }>(
    "SELECT public_id FROM grants WHERE subject_kind = 'user' AND subject_id = ?",
    (await facts.person("owner@demo.test")).id,
  );
  const mine = await idOf("owner@demo.test");
  expect((await act(owner, { intent: "keep_grant", person: mine, grant: own })).status).toBe(403);
});

test("a review is asked of somebody who may do it; they are told, find it in their list, and it is done when all is kept [AU-20]", async () => {
  const [person, admin, manager] = await Promise.all(
    ["operator", "admin", "manager"].map((name) => idOf(`${name}@demo.test`)),
  );
  const ask = (reviewer: string) => act(owner, { intent: "assign", person: person!, reviewer });
  expect((await ask(manager!)).status).toBe(403);
  expect((await ask(person!)).status).toBe(403);
  expect((await ask(admin!)).status).toBe(200);
  const reviewer = await signedIn(server, "admin@demo.test");
  const mine = async () => (await reviewer.get(`${REVIEW}?list=mine`)).text();
  says(await mine(), `/users/${person}`);
  const { link } = await facts.first<{ link: string }>(
    "SELECT link FROM notices WHERE kind = 'review_assigned'",
  );
  expect(link).toBe(`${REVIEW}/${person}`);
  expect((await act(reviewer, { intent: "keep", person: person! })).status).toBe(200);
  saysNot(await mine(), `/users/${person}"`);
});

test("what was used is told from what was not, and from what leaves no trace [AU-20]", async () => {
  const person = await idOf("manager@demo.test");
  const since = Date.now() - 40 * 86_400_000;
  const { id } = await facts.person("manager@demo.test");
  await server.db.prepare("DELETE FROM activity WHERE user_id = ?").bind(id).run();
  await server.db
    .prepare(
      `INSERT INTO activity(account_id, action_id, user_id, at, kind, object_kind, object_id, source)
        VALUES (?1, 'used-1', ?2, ?3, 'record_deleted', 'deal', 1, 'page'), (?1, 'used-2', ?2, ?4, 'record_created', 'deal', 1, 'page')`,
    )
    .bind(facts.accountId, id, since, Date.now() - 1_000)
    .run();
  const sections = async (days: number) => {
    const text = (await review(person, days)).replace(/<!--.*?-->/g, "").replace(/<[^>]+>/g, "|");
    const [, unused = "", used = "", unmeasured = ""] = text.split(/Not used: |Used: (?=\d)|Not measured, /);
    return { unused, used, unmeasured };
  };
  const month = await sections(30);
  says(month.used, "Create deals");
  says(month.unused, "Delete deals", "Create contacts");
  says(month.unmeasured, "Personal statistics");
  const quarter = await sections(90);
  says(quarter.used, "Create deals", "Delete deals");
  says(await (await owner.get(`${REVIEW}?list=idle`)).text(), "measured rights not used");
});

test("a list of the review is a file after the password once more, and the export stands in the log [AU-20] [AM-13]", async () => {
  const path = `${REVIEW}/export?list=administrators&format=csv`;
  const reader = await signedIn(server, "owner@demo.test");
  const stale = new Visitor(server);
  stale.setCookie("__Host-gatehouse", reader.cookie("__Host-gatehouse") ?? "");
  expect((await stale.get(path)).headers.get("location")).toContain("/again?next=");
  const file = await (await reader.get(path)).text();
  const [header = "", ...rows] = file.trim().split("\r\n");
  says(header, "Name", "Who looks at it");
  const listed = await facts.count(
    `SELECT count(DISTINCT u.id) AS n FROM users u LEFT JOIN grants g ON g.subject_kind = 'user' AND g.subject_id = u.id
      LEFT JOIN roles r ON r.id = g.role_id WHERE u.deleted_at IS NULL AND u.account_id = ${facts.accountId}
      AND (r.template = 'administrator' OR u.id IN (SELECT user_id FROM account_owners))`,
  );
  expect(rows).toHaveLength(listed);
  const xlsx = await reader.get(path.replace("csv", "xlsx"));
  expect(xlsx.headers.get("content-type")).toContain("spreadsheetml");
  const { count } = await facts.first<{ count: number }>(
    "SELECT count FROM auth_log WHERE event = 'export_done' AND detail LIKE 'access review: administrators, csv%'",
  );
  expect(count).toBe(listed);
  const manager = await signedIn(server, "manager@demo.test");
  expect((await manager.get(path)).status).toBe(403);
});
