import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoFacts, demoFacts, give, makeRole, revoke, sendForm } from "../../support/access-http";
import { mailsTo } from "../../support/mailbox";
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

const opens = async (visitor: Visitor, path: string) => (await visitor.get(path)).status;

/** A group or workgroup with the demo people, written into D1, and the gate told. */
async function aUnit(kind: "group" | "workgroup", email: string) {
  const { id } = await facts.person(email);
  const publicId = `${kind}-${email}`.padEnd(22, "x").slice(0, 22);
  await server.db.batch([
    server.db
      .prepare("INSERT INTO units(account_id, public_id, kind, name, created_at) VALUES (?, ?, ?, ?, 0)")
      .bind(facts.accountId, publicId, kind, `Team ${kind}`),
    server.db
      .prepare(
        "INSERT INTO unit_members(account_id, unit_id, user_id) SELECT account_id, id, ? FROM units WHERE public_id = ?",
      )
      .bind(id, publicId),
  ]);
  const { public_id } = await facts.person(email);
  // Any change of the person tells the gate of the new membership too.
  const told = await give(admin, [
    ["kind", "user"],
    ["subjects", public_id],
    ["permission", "self.profile"],
    ["level", "any"],
  ]);
  if (told.status !== 302) throw new Error(`not told: ${told.status}`);
  return publicId;
}

describe('"Add access permission" gives to', () => {
  test("specific employees, several roles at once; the widest counts, cell by cell [BX-26] [BX-27] [BX-28] [BX-29]", async () => {
    const qc = await signedIn(server, "qc@demo.test");
    const { public_id } = await facts.person("qc@demo.test");
    const narrow = await makeRole(admin, { name: "Says no", cells: { "users.view": "denied" } });
    const wide = await makeRole(admin, { name: "Sees people", cells: { "users.view": "any" } });
    expect(await opens(qc, "/users")).toBe(403);
    const found = await admin.get(
      `/settings/access/people?q=${(await nameOf("qc@demo.test")).split(" ")[1]}`,
    );
    expect(JSON.stringify(await found.json())).toContain(public_id);

    const given = await give(admin, [
      ["kind", "user"],
      ["subjects", public_id],
      ["roles", narrow],
      ["roles", wide],
    ]);
    expect([given.status, given.headers.get("location")]).toEqual([302, "/settings/access?given"]);
    expect(await opens(qc, "/users")).toBe(200);
    says(await (await admin.get("/settings/access?q=")).text(), "Says no", "Sees people");
    const [mail] = await mailsTo(server, "qc@demo.test", "role_changed");
    expect(mail?.text).toContain("Sees people");
  });

  test("a whole department [BX-30]", async () => {
    const operator = await signedIn(server, "operator@demo.test");
    const role = await makeRole(admin, {
      name: "Department reads",
      cells: { "stats.team": "own_dept", "users.view": "own_dept" },
    });
    const { public_id: department } = await facts.first<{ public_id: string }>(
      "SELECT n.public_id FROM units n JOIN users u ON u.department_id = n.id WHERE u.email = 'operator@demo.test'",
    );
    expect(await opens(operator, "/users")).toBe(403);
    const given = await give(admin, [
      ["kind", "department"],
      ["subjects", department],
      ["roles", role],
    ]);
    expect(given.status).toBe(302);
    expect(await opens(operator, "/users")).toBe(200);
    const { public_id: grant } = await facts.first<{ public_id: string }>(
      "SELECT g.public_id FROM grants g JOIN roles r ON r.id = g.role_id WHERE r.public_id = ?",
      role,
    );
    const unconfirmed = await admin.post("/settings/access.data?index", { intent: "revoke", grant });
    // The operator has the page open: asked first, and nothing is revoked by asking.
    expect(unconfirmed.status).toBe(409);
    says(await unconfirmed.text(), "losesPage", await nameOf("operator@demo.test"), "nav.users");
    expect(await opens(operator, "/users")).toBe(200);
    expect((await revoke(admin, grant)).status).toBe(200);
    expect(await opens(operator, "/users")).toBe(403);
  });

  test("to more than ten people only after a question that counts and lists what they gain (FM-12) [BX-26]", async () => {
    const everybody: [string, string][] = [
      ["kind", "everybody"],
      ["subjects", "everybody"],
      ["permission", "audit.view"],
      ["level", "any"],
    ];
    const grants = () => facts.count("SELECT count(*) AS n FROM grants");
    const before = await grants();
    const looked = await sendForm(admin, "/settings/access/add.data", [
      ["intent", "preview_give"],
      ...everybody,
    ]);
    expect(looked.status).toBe(200);
    says(await looked.text(), "effects", "audit.view");
    const asked = await give(admin, everybody, false);
    expect([asked.status, await grants()]).toEqual([409, before]);
    expect((await give(admin, everybody)).status).toBe(302);
    const { public_id: grant } = await facts.first<{ public_id: string }>(
      "SELECT public_id FROM grants WHERE permission = 'audit.view' AND subject_kind = 'everyone'",
    );
    expect((await revoke(admin, grant)).status).toBe(200);
    expect(await grants()).toBe(before);
  });

  test("only from now until its end, on the company's clock; the end before the beginning is refused", async () => {
    const { public_id } = await facts.person("manager@demo.test");
    const cell: [string, string][] = [
      ["kind", "user"],
      ["subjects", public_id],
      ["permission", "stats.team"],
      ["level", "any"],
    ];
    const wrong = await give(admin, [...cell, ["from", "2031-05-02T10:00"], ["until", "2031-05-02T10:00"]]);
    expect(wrong.status).toBe(400);
    says(await wrong.text(), "The end must be in the future and after the beginning.");
    const right = await give(admin, [...cell, ["until", "2031-05-02T10:00"]]);
    expect(right.status).toBe(302);
    const { valid_until } = await facts.first<{ valid_until: number }>(
      "SELECT valid_until FROM grants WHERE permission = 'stats.team' AND valid_until IS NOT NULL",
    );
    const { time_zone } = await facts.first<{ time_zone: string }>(
      "SELECT time_zone FROM settings WHERE account_id = ?",
      facts.accountId,
    );
    const there = new Intl.DateTimeFormat("sv-SE", {
      timeZone: time_zone,
      dateStyle: "short",
      timeStyle: "short",
    });
    expect(there.format(valid_until)).toBe("2031-05-02 10:00");
  });

  test("never to a person who is not there, and nothing is half saved", async () => {
    const before = await facts.count("SELECT count(*) AS n FROM grants");
    const { public_id } = await facts.person("manager@demo.test");
    const { public_id: role } = await facts.role("integrator");
    const refused = await give(admin, [
      ["kind", "user"],
      ["subjects", public_id],
      ["subjects", "AAAAAAAAAAAAAAAAAAAAAA"],
      ["roles", role],
    ]);
    expect(refused.status).toBe(400);
    says(await refused.text(), "Not found, or you have no access.");
    expect(await facts.count("SELECT count(*) AS n FROM grants")).toBe(before);
  });

  test("nobody more than the giver holds, said beside the field; an escalated field is refused", async () => {
    const delegate = await signedIn(server, "head@demo.test");
    const { public_id: head } = await facts.person("head@demo.test");
    const helper = await makeRole(admin, { name: "Helper", cells: { "access.assign": "own_dept" } });
    await give(admin, [
      ["kind", "user"],
      ["subjects", head],
      ["roles", helper],
    ]);
    const { public_id: member } = await facts.person("manager@demo.test");
    const { public_id: administrator } = await facts.role("administrator");
    const escalated = await give(delegate, [
      ["kind", "user"],
      ["subjects", member],
      ["roles", administrator],
    ]);
    expect(escalated.status).toBe(400);
    const beyond = await give(delegate, [
      ["kind", "user"],
      ["subjects", member],
      ["permission", "deals.view"],
      ["level", "any"],
    ]);
    expect(beyond.status).toBe(400);
    says(await beyond.text(), "Nobody gives more than they have. You lack: View deals.");
    const self = await give(delegate, [
      ["kind", "user"],
      ["subjects", head],
      ["permission", "deals.view"],
      ["level", "own"],
    ]);
    expect(self.status).toBe(400);
    const smuggled = await give(delegate, [
      ["kind", "user"],
      ["subjects", member],
      ["permission", "deals.view"],
      ["level", "own"],
      ["accountId", "1"],
    ]);
    expect(smuggled.status).toBe(400);
  });

  test("user groups and workgroups are two categories; each reaches its members, and a narrower role takes nothing away [BX-31] [BX-32] [BX-33] [MC-59]", async () => {
    const group = await aUnit("group", "qc@demo.test");
    const workgroup = await aUnit("workgroup", "support@demo.test");
    const page = await (await admin.get("/settings/access/add?kind=group")).text();
    says(page, "Team group");
    saysNot(page, "Team workgroup");
    const role = await makeRole(admin, { name: "For units", cells: { "network.edit": "any" } });
    const narrower = await makeRole(admin, { name: "Gives nothing", cells: { "network.edit": "denied" } });
    const wrong = await give(admin, [
      ["kind", "workgroup"],
      ["subjects", group],
      ["roles", role],
    ]);
    expect(wrong.status).toBe(400);
    for (const [kind, unit, email] of [
      ["group", group, "qc@demo.test"],
      ["workgroup", workgroup, "support@demo.test"],
    ] as const) {
      const member = await signedIn(server, email);
      expect(await opens(member, "/settings/network")).toBe(403);
      expect(
        (
          await give(admin, [
            ["kind", kind],
            ["subjects", unit],
            ["roles", role],
          ])
        ).status,
      ).toBe(302);
      expect(await opens(member, "/settings/network")).toBe(200);
      const added = await give(admin, [
        ["kind", kind],
        ["subjects", unit],
        ["roles", narrower],
      ]);
      expect(added.status).toBe(302);
      expect(await opens(member, "/settings/network")).toBe(200);
    }
  });
});

const nameOf = async (email: string) => {
  const { name, surname } = await facts.first<{ name: string; surname: string }>(
    "SELECT name, surname FROM users WHERE email = ? AND account_id = ?",
    email,
    facts.accountId,
  );
  return `${name} ${surname}`;
};
