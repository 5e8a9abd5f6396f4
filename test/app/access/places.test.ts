import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoFacts, demoFacts, give, makeRole, sendForm } from "../../support/access-http";
import { says, saysNot } from "../../support/says";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

let server: Awaited<ReturnType<typeof serve>>;
let admin: Visitor;
let facts: DemoFacts;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  facts = await demoFacts(server);
});
afterAll(() => server[Symbol.asyncDispose]());

const rightsOf = async (email: string) =>
  (await admin.get(`/users/${(await facts.person(email)).public_id}/rights`)).text();

test("a person's rights name single channels and what stands before all rights, apart from the roles [MC-24] [MC-34]", async () => {
  const source = await facts.first<{ public_id: string; name: string }>(
    "SELECT public_id, name FROM sources WHERE account_id = ? ORDER BY id",
    facts.accountId,
  );
  const { public_id, id } = await facts.person("operator@demo.test");
  saysNot(await rightsOf("operator@demo.test"), `Channel ${source.name}`);
  const given = await give(admin, [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "conversations.rate"],
    ["level", "any"],
    ["source", source.public_id],
  ]);
  expect(given.status).toBe(302);
  const bound = await give(admin, [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "conversations.history"],
    ["level", "any"],
    ["source", source.public_id],
  ]);
  expect(bound.status).toBe(302);
  const html = await rightsOf("operator@demo.test");
  says(html, `Channel ${source.name}`, "Before all rights", "Receives new clients", "On no channel.");
  saysNot(html, "Access blocked");

  await admin.post(`/users/${public_id}`, {
    intent: "stop",
    kind: "manual_block",
    reason: "x",
    term: "permanent",
  });
  expect(
    await facts.count("SELECT count(*) AS n FROM holds WHERE user_id = ? AND lifted_at IS NULL", id),
  ).toBe(1);
  says(await rightsOf("operator@demo.test"), "Access blocked", "Closed");
});

test("a role that is switched off gives nothing from the next request on, and its holder still comes in [BX-09]", async () => {
  const role = await makeRole(admin, { name: "Sees people", cells: { "users.view": "any" } });
  const qc = await signedIn(server, "qc@demo.test");
  await give(admin, [
    ["kind", "user"],
    ["subjects", (await facts.person("qc@demo.test")).public_id],
    ["roles", role],
  ]);
  expect((await qc.get("/users")).status).toBe(200);
  const off = await sendForm(admin, `/settings/roles/${role}`, [
    ["intent", "save"],
    ["version", "2"],
    ["name", "Sees people"],
    ["confirmed", "yes"],
    ["cell:users.view", "any"],
  ]);
  expect(off.status).toBe(200);
  expect((await qc.get("/users")).status).toBe(403);
  expect((await (await signedIn(server, "qc@demo.test")).get("/me")).status).toBe(200);
});

test("nothing is given to a person who was deleted, and the thousand-and-first role is refused beside its name", async () => {
  const { public_id, id } = await facts.person("support@demo.test");
  await server.db.prepare("UPDATE users SET deleted_at = 1 WHERE id = ?").bind(id).run();
  const before = await facts.count("SELECT count(*) AS n FROM grants");
  const gone = await give(admin, [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "deals.view"],
    ["level", "any"],
  ]);
  expect(gone.status).toBe(400);
  says(await gone.text(), "Not found, or you have no access.");
  expect(await facts.count("SELECT count(*) AS n FROM grants")).toBe(before);

  await server.db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
        INSERT INTO roles(account_id, public_id, family, name, has_own_cells, created_at)
        SELECT ?1, 'many-' || i, 'special', 'Role ' || i, 1, 0 FROM n`,
    )
    .bind(facts.accountId)
    .run();
  const roles = () => facts.count("SELECT count(*) AS n FROM roles");
  const many = await roles();
  const refused = await admin.post("/settings/roles/new", { name: "One more", family: "special" });
  expect(refused.status).toBe(400);
  expect(await roles()).toBe(many);
});
