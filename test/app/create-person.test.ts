import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { linkIn, mailsTo } from "../support/mailbox";
import { secondCompany } from "../support/second-company";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let department: { id: number; publicId: string };
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  department = (await one<typeof department>(
    "SELECT id, public_id AS publicId FROM units WHERE kind = 'department' ORDER BY id LIMIT 1",
  ))!;
});
afterAll(() => server[Symbol.asyncDispose]());

const one = <Row>(query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .first<Row>();
const person = (email: string) =>
  one<{
    id: number;
    publicId: string;
    name: string;
    surname: string;
    phone: string | null;
    departmentId: number | null;
    confirmedAt: number | null;
  }>(
    "SELECT id, public_id AS publicId, name, surname, phone, department_id AS departmentId, confirmed_at AS confirmedAt FROM users WHERE email = ?",
    email,
  );

type Fields = Record<string, string>;
const ewa = (email: string, more: Fields = {}): Fields => ({
  name: "Ewa",
  surname: "Nowak",
  email,
  role: "manager",
  department: department.publicId,
  language: "pl",
  start: "link",
  ...more,
});
const create = (fields: Fields, by = admin) => by.post("/users/new", fields);
const PASSWORD = "seven brave otters sing";

describe("Add user", () => {
  test("stands in Users, and asks for name, surname, email, department and role [AU-03] [AM-04] [AU-05]", async () => {
    expect(await (await admin.get("/users")).text()).toContain('href="/users/new"');
    const page = await (await admin.get("/users/new")).text();
    for (const name of ["name", "surname", "email", "phone", "role", "department", "right", "start"])
      expect(page).toContain(`name="${name}"`);
    const chosen = /<select[^>]*name="department"[\s\S]*?<\/select>/.exec(page)?.[0] ?? "";
    expect(chosen).toMatch(
      /<option[^>]*selected[^>]*value="[A-Za-z0-9_-]{22}"|value="[A-Za-z0-9_-]{22}"[^>]*selected/,
    );
  });

  test("by a link: the person is there, gets the letter, chooses a password and is at work [MC-15] [MC-16a] [MC-16c] [MC-16d] [MC-17] [MC-19] [AM-05] [AU-04] [AU-07] [AU-09]", async () => {
    const email = "ewa.link@example.com";
    const answer = await create(ewa(email, { phone: "+48 600 700-800" }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Copy link");
    const made = (await person(email))!;
    expect(made).toMatchObject({
      name: "Ewa",
      surname: "Nowak",
      phone: "+48600700800",
      departmentId: department.id,
    });
    const roles = await server.db
      .prepare(
        "SELECT DISTINCT r.template FROM grants g JOIN roles r ON r.id = g.role_id WHERE g.subject_kind = 'user' AND g.subject_id = ?",
      )
      .bind(made.id)
      .all<{ template: string }>();
    expect(roles.results.map(({ template }) => template)).toContain("manager");
    const [mail] = await mailsTo(server, email, "activation");
    expect(mail).toMatchObject({ language: "pl" });
    const newcomer = new Visitor(server);
    expect((await newcomer.get("/")).status).not.toBe(200);
    const entered = await newcomer.post(linkIn(mail, server.url), { password: PASSWORD });
    expect(entered.status).toBe(302);
    expect((await newcomer.get("/me")).status).toBe(200);
    expect((await person(email))!.confirmedAt).not.toBeNull();
    const again = await new Visitor(server).post(linkIn(mail, server.url), { password: `${PASSWORD} x` });
    expect(again.status).toBe(410);
  });

  test("with a temporary password, which must be changed, and a letter that confirms the address [MC-17] [AU-04] [AU-07] [AU-09]", async () => {
    const email = "ewa.temp@example.com";
    expect((await create(ewa(email, { start: "password", password: "short" }))).status).toBe(400);
    expect(await person(email)).toBeNull();
    expect((await create(ewa(email, { start: "password", password: PASSWORD }))).status).toBe(200);
    const [begin] = await mailsTo(server, email, "activation");
    const [mail] = await mailsTo(server, email, "confirm_email");
    expect(begin!.text + mail!.text).not.toContain(PASSWORD);
    expect(linkIn(begin, server.url)).toBe("/login");
    const link = linkIn(mail, server.url);
    expect((await new Visitor(server).get(link)).status).toBe(200);
    expect((await person(email))!.confirmedAt).toBeNull();
    expect((await new Visitor(server).post(link)).status).toBe(200);
    expect((await person(email))!.confirmedAt).not.toBeNull();
    expect((await new Visitor(server).post(link)).status).toBe(410);
    const newcomer = new Visitor(server);
    const first = await newcomer.post("/login", { email, password: PASSWORD });
    expect(first.headers.get("location")).toBe("/password");
    expect((await newcomer.get("/me")).status).not.toBe(200);
    expect((await newcomer.post("/password", { password: "another long phrase here" })).status).toBe(302);
    expect((await newcomer.get("/me")).status).toBe(200);
  });

  test("rights beside the role are given with it, and only what the form knows [MC-18] [AU-06]", async () => {
    const email = "ewa.rights@example.com";
    const strange = await create(ewa(email, { right: "users.everything any" }));
    expect(strange.status).toBe(400);
    expect((await create(ewa(email, { right: "deals.view any" }))).status).toBe(200);
    const made = (await person(email))!;
    const cell = await one(
      "SELECT level FROM grants WHERE subject_id = ? AND permission = 'deals.view'",
      made.id,
    );
    expect(cell).toEqual({ level: "any" });
    expect(await (await admin.get(`/users/${made.publicId}/rights`)).text()).toContain("View deals");
  });

  test("deleting deals and contacts is one switch of the form, and two rights in effect [MC-23] [MC-18]", async () => {
    const email = "ewa.deletes@example.com";
    expect(await (await admin.get("/users/new")).text()).toContain("Delete deals and contacts");
    expect((await create(ewa(email, { right: "deals.delete any" }))).status).toBe(200);
    const made = (await person(email))!;
    const cells = await one(
      "SELECT group_concat(permission || ' ' || level) AS cells FROM (SELECT * FROM grants WHERE subject_id = ? AND subject_kind = 'user' AND permission IS NOT NULL ORDER BY permission)",
      made.id,
    );
    expect(cells).toEqual({ cells: "contacts.delete any,deals.delete any" });
  });

  test.each([
    ["name", "   "],
    ["surname", ""],
    ["email", "not an email"],
    ["email", "ewa@example.com\u202e"],
    ["phone", "call me"],
    ["phone", "+48 12"],
    ["role", "emperor"],
    ["role", "role:AAAAAAAAAAAAAAAAAAAAAA"],
    ["department", "AAAAAAAAAAAAAAAAAAAAAA"],
    ["language", "tlh"],
    ["start", "carrier pigeon"],
  ])("a wrong %s is refused and makes nobody: %j [AU-04] [MC-16c]", async (field, value) => {
    const email = `wrong.${field}@example.com`;
    const answer = await create(ewa(email, { [field]: value }));
    expect([400, 409]).toContain(answer.status);
    expect(await person(email)).toBeNull();
  });

  test("an address in any case of letters is one person, of five at once one is made [MC-16b]", async () => {
    const emails = [
      "Twin@example.com",
      "twin@example.com",
      "TWIN@example.com",
      "twin@EXAMPLE.com",
      "tWin@example.com",
    ];
    const answers = await Promise.all(emails.map((email) => create(ewa(email))));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const { n } = (await one<{ n: number }>(
      "SELECT count(*) AS n FROM users WHERE lower(email) = 'twin@example.com'",
    ))!;
    expect(n).toBe(1);
    expect((await create(ewa("TWIN@EXAMPLE.COM"))).status).toBe(409);
  });

  test("somebody of another company is only invited: their password stays theirs [MC-15]", async () => {
    const email = "elsewhere@example.com";
    await create(ewa(email, { start: "password", password: PASSWORD }));
    await server.db.prepare("UPDATE identities SET must_change = 0 WHERE email = ?").bind(email).run();
    const other = await secondCompany(server, "boss@example.com");
    await server.db
      .prepare("UPDATE users SET account_id = ? WHERE email = ?")
      .bind(other.accountId, email)
      .run();
    await server.db
      .prepare(
        "UPDATE identity_accounts SET account_id = ? WHERE user_id = (SELECT id FROM users WHERE email = ?)",
      )
      .bind(other.accountId, email)
      .run();
    const before = await one("SELECT password_hash FROM identities WHERE email = ?", email);
    const answer = await create(ewa(email, { start: "password", password: "quite another long one" }));
    expect(await answer.text()).toContain("an invitation has been sent");
    expect(await one("SELECT password_hash FROM identities WHERE email = ?", email)).toEqual(before);
    expect(await mailsTo(server, email, "invitation")).toHaveLength(1);
  });

  test("a cap of seats, when one is set, is kept; without one nobody is refused [AU-21]", async () => {
    const { n } = (await one<{ n: number }>(
      `SELECT count(*) AS n FROM users u WHERE u.deleted_at IS NULL AND u.kind = 'staff' AND u.account_id = 1 AND NOT EXISTS
       (SELECT 1 FROM holds h WHERE h.user_id = u.id AND h.kind IN ('inactive', 'archived') AND h.lifted_at IS NULL)`,
    ))!;
    expect(await (await admin.get("/users/new")).text()).toContain(`Active: ${n}`);
    await server.db
      .prepare("UPDATE settings SET seat_cap = ? WHERE account_id = 1")
      .bind(n + 1)
      .run();
    const answers = await Promise.all([1, 2, 3].map((at) => create(ewa(`seat${at}@example.com`))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    await server.db.prepare("UPDATE settings SET seat_cap = NULL WHERE account_id = 1").run();
    expect((await create(ewa("seat4@example.com"))).status).toBe(200);
  });

  test("nobody adds somebody with more than they hold, nor outside the department they look after [AM-03]", async () => {
    const give = async (permission: string, level: string) => {
      await server.db
        .prepare(`INSERT INTO grants(account_id, subject_kind, subject_id, permission, level, created_at)
          SELECT account_id, 'user', id, ?, ?, 0 FROM users WHERE email = 'head@demo.test'`)
        .bind(permission, level)
        .run();
      // The next delivery of another epoch makes the gate read everything anew, and ends all sessions.
      await server.db.prepare("UPDATE gate_state SET epoch = epoch + 1").run();
      const again = await signedIn(server, "admin@demo.test");
      await again.post("/settings/departments?index", { intent: "create", kind: "group", name: permission });
      return signedIn(server, "head@demo.test");
    };
    const refused = await signedIn(server, "head@demo.test");
    expect((await create(ewa("d0@example.com"), refused)).status).toBe(403);
    const own = (await one<{ publicId: string }>(
      "SELECT n.public_id AS publicId FROM units n JOIN users u ON u.department_id = n.id WHERE u.email = 'head@demo.test'",
    ))!.publicId;
    const other = (await one<{ publicId: string }>(
      "SELECT public_id AS publicId FROM units WHERE kind = 'department' AND public_id <> ? AND head_user_id IS NOT (SELECT id FROM users WHERE email = 'head@demo.test') AND parent_id IS NULL",
      own,
    ))!.publicId;
    const creates = await give("users.create", "any");
    expect((await create(ewa("d1@example.com", { department: own }), creates)).status).toBe(403);
    const head = await give("access.assign", "own_dept");
    const status = async (email: string, more: Fields) =>
      (await create(ewa(email, { department: own, sources: "chosen", ...more }), head)).status;
    expect(await status("d2@example.com", { role: "administrator" })).toBe(403);
    expect(await status("d3@example.com", { role: "chief_executive" })).toBe(403);
    expect(await status("d4@example.com", { right: "deals.view any" })).toBe(403);
    expect(await status("d5@example.com", { department: other })).toBe(403);
    expect(await status("d6@example.com", { department: "" })).toBe(403);
    expect(await status("d7@example.com", {})).toBe(200);
    const invited = await head.post("/users/invite", {
      intent: "invite",
      emails: "d8@example.com",
      role: "administrator",
      department: own,
      language: "en",
    });
    expect(await invited.text()).toContain("This would give more than you have");
    for (const n of [0, 1, 2, 3, 4, 5, 6]) expect(await person(`d${n}@example.com`)).toBeNull();
  });
});
