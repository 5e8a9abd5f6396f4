import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

type Person = {
  id: number;
  publicId: string;
  name: string;
  surname: string;
  phone: string | null;
  confirmedAt: number | null;
};
const person = async (email: string) =>
  (await server.db
    .prepare(
      "SELECT id, public_id AS publicId, name, surname, phone, confirmed_at AS confirmedAt FROM users WHERE email = ?",
    )
    .bind(email)
    .first<Person>())!;
const pageOf = async (by: Visitor, path: string) => (await by.get(path)).text();
const outbox = async () =>
  (await server.db.prepare("SELECT count(*) AS n FROM mail_outbox").first<number>("n"))!;

describe("the card", () => {
  test("opens by the name and by the information icon, and shows personal data, rights in effect and figures of work [MC-32] [MC-33] [MC-34] [MC-35]", async () => {
    const { publicId, name, surname } = await person("manager@demo.test");
    const list = await pageOf(admin, "/users?q=manager%40demo.test");
    const links = list.match(new RegExp(`href="/users/${publicId}"`, "g")) ?? [];
    expect(links.length).toBeGreaterThanOrEqual(2);
    expect(list).toContain(`aria-label="Open the card: ${name} ${surname}"`);
    const card = await pageOf(admin, `/users/${publicId}`);
    for (const said of [
      "Personal information",
      "manager@demo.test",
      "Phone",
      "Department",
      "Work statistics",
      "Rights in effect",
      "Open deals",
      "Tasks overdue",
      "Changes",
    ])
      expect(card, said).toContain(said);
    const open = (await server.db
      .prepare(
        "SELECT count(*) AS n FROM deals WHERE responsible_id = ? AND deleted_at IS NULL AND stage_kind NOT IN ('won', 'lost')",
      )
      .bind((await person("manager@demo.test")).id)
      .first<number>("n"))!;
    expect(card.replace(/<[^>]+>/g, " ")).toMatch(new RegExp(`Open deals\\s+${open}\\b`));
  });

  test("a profile is edited by whoever may, and nobody gets a mail [AM-06] [MC-33]", async () => {
    const { publicId } = await person("operator@demo.test");
    const page = `/users/${publicId}`;
    const before = await outbox();
    const edit = (form: Record<string, string>, by = admin) =>
      by.post(page, { intent: "edit_profile", name: "Nina", surname: "Novak", ...form });
    expect((await edit({ phone: "call me" })).status).toBe(400);
    expect((await edit({ name: " " })).status).toBe(400);
    expect((await edit({ phone: "+48 600 700 800", language: "pl" })).status).toBe(200);
    expect(await person("operator@demo.test")).toMatchObject({
      name: "Nina",
      surname: "Novak",
      phone: "+48600700800",
    });
    expect(await outbox()).toBe(before);
    const card = await pageOf(admin, page);
    expect(card).toContain("Nina");
    expect(card).toContain("User changed");
    expect(await pageOf(admin, "/users?q=600700800")).toContain("operator@demo.test");
    const head = await signedIn(server, "head@demo.test");
    expect([403, 404]).toContain((await edit({ name: "X" }, head)).status);
    const owner = await person("owner@demo.test");
    expect(
      (await admin.post(`/users/${owner.publicId}`, { intent: "edit_profile", name: "X", surname: "" }))
        .status,
    ).toBe(403);
    const answers = await Promise.all(["A", "B", "C"].map((name) => edit({ name })));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  test("the department is changed in the profile: whoever heads it sees the person at the next click, and nobody gets a mail [AM-06] [MC-16e] [MC-33]", async () => {
    const email = "support@demo.test";
    const { publicId, id } = await person(email);
    const page = `/users/${publicId}`;
    const edit = (department: string, by = admin) =>
      by.post(page, { intent: "edit_profile", name: "Nina", surname: "Support", department });
    const head = await signedIn(server, "head@demo.test");
    const sales = (await server.db
      .prepare(
        "SELECT n.id, n.public_id AS publicId, n.name FROM units n JOIN users u ON u.id = n.head_user_id WHERE u.email = 'head@demo.test'",
      )
      .first<{ id: number; publicId: string; name: string }>())!;
    expect((await head.get(page)).status).toBe(404);
    const before = await outbox();
    expect((await edit(sales.publicId)).status).toBe(200);
    expect((await head.get(page)).status).toBe(200);
    const members = await server.db
      .prepare("SELECT unit_id FROM unit_members WHERE user_id = ? AND unit_id = ?")
      .bind(id, sales.id)
      .all();
    expect(members.results).toHaveLength(1);
    expect(await pageOf(admin, page)).toContain(sales.name);
    expect((await edit("AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(400);
    expect((await edit("none")).status).toBe(200);
    expect((await head.get(page)).status).toBe(404);
    expect(await outbox()).toBe(before);
    const { results } = await server.db
      .prepare(
        `SELECT c.before, c.after FROM audit_changes c JOIN audit_log a ON a.public_id = c.audit_public_id
          WHERE a.target_id = ? AND a.target_kind = 'user' AND c.field = 'department' ORDER BY c.id DESC LIMIT 2`,
      )
      .bind(id)
      .all();
    expect(results).toMatchObject([{ before: sales.name, after: null }, { after: sales.name }]);
  });

  test("an unconfirmed address is said, confirmed by the letter sent again or by an administrator's word [MC-76]", async () => {
    const { publicId } = await person("qc@demo.test");
    const page = `/users/${publicId}`;
    const forget = () =>
      server.db.prepare("UPDATE users SET confirmed_at = NULL WHERE email = 'qc@demo.test'").run();
    await forget();
    expect(await pageOf(admin, page)).toContain("The email is not confirmed yet");
    expect((await admin.post(page, { intent: "resend_confirmation" })).status).toBe(200);
    const [mail] = await mailsTo(server, "qc@demo.test", "confirm_email");
    expect((await new Visitor(server).post(linkIn(mail, server.url))).status).toBe(200);
    expect((await person("qc@demo.test")).confirmedAt).not.toBeNull();
    await forget();
    expect((await admin.post(page, { intent: "mark_confirmed" })).status).toBe(200);
    expect((await person("qc@demo.test")).confirmedAt).not.toBeNull();
    expect(await pageOf(admin, page)).not.toContain("The email is not confirmed yet");
    const head = await signedIn(server, "head@demo.test");
    expect([403, 404]).toContain((await head.post(page, { intent: "mark_confirmed" })).status);
  });
});

test("the card says when to delete and when to deactivate [AM-26]", async () => {
  const { publicId } = await person("manager@demo.test");
  const card = await pageOf(admin, `/users/${publicId}`);
  expect(card).toContain("Delete or deactivate?");
  expect(card).toContain("Deactivate somebody who will be back");
});

test("access to messages, rights and who is responsible are one click away from the people [MC-04]", async () => {
  const { publicId } = await person("manager@demo.test");
  expect(await pageOf(admin, `/users/${publicId}`)).toContain(`href="/users/${publicId}/rights"`);
  const settings = await pageOf(admin, "/settings/channels");
  for (const to of [
    "/users",
    "/settings/channels",
    "/settings/roles",
    "/settings/access",
    "/settings/departments",
  ])
    expect(settings, to).toContain(`href="${to}"`);
});

describe("the list", () => {
  test("shows everybody with access, a page at a time, and who is invited [AU-10] [MC-14]", async () => {
    const all = await server.db
      .prepare("SELECT count(*) AS n FROM users WHERE deleted_at IS NULL AND account_id = 1")
      .first<number>("n");
    const page = await pageOf(admin, "/users");
    expect(page).toContain(`Found: ${all}`);
    expect(page).toMatch(/Active: \d+/);
    await admin.post("/users/invite", {
      intent: "invite",
      emails: "soon@example.com",
      role: "manager",
      language: "en",
    });
    const invited = await pageOf(admin, "/users");
    expect(invited).toContain("soon@example.com");
    expect(invited).toContain("1 invited, not here yet");
    const head = await signedIn(server, "head@demo.test");
    expect(await pageOf(head, "/users")).not.toContain("soon@example.com");
  });

  test("is narrowed to a group [MC-31]", async () => {
    const made = await admin.post("/settings/departments?index", {
      intent: "create",
      kind: "group",
      name: "Night shift",
    });
    const at = made.headers.get("location")!;
    const { publicId } = await person("operator@demo.test");
    await admin.post(at, { intent: "members", person: publicId });
    const page = await pageOf(admin, `/users?group=${at.split("/").at(-1)}`);
    expect(page).toContain("operator@demo.test");
    expect(page).not.toContain("manager@demo.test");
  });

  test("a tick reveals what can be done with many: each act has a result for each person [AU-11]", async () => {
    const ids = await Promise.all(
      ["qc", "operator", "owner", "admin"].map(async (who) => (await person(`${who}@demo.test`)).publicId),
    );
    const act = async (intent: string, reason = "") => {
      const form = new URLSearchParams({ intent, reason });
      for (const id of ids) form.append("person", id);
      const answer = await fetch(`${server.url}/users?index&_data=routes%2F_desk.users._index`, {
        method: "POST",
        body: form,
        headers: { cookie: admin.cookies(), origin: server.url },
      });
      const { results = [] } = (await answer.json()) as { results?: { refusal: string | null }[] };
      return { status: answer.status, refusals: results.map(({ refusal }) => refusal) };
    };
    expect((await act("manual_block")).status).toBe(400);
    expect((await act("everything", "x")).status).toBe(400);
    expect((await act("manual_block", "season is over")).refusals).toEqual([
      null,
      null,
      "owner_only",
      "is_self",
    ]);
    await expect(new Visitor(server).signIn("qc@demo.test")).rejects.toThrow();
    expect((await act("inactive")).refusals).toEqual([null, null, "owner_only", "is_self"]);
    expect((await act("restore")).refusals.slice(0, 2)).toEqual([null, null]);
    expect((await act("restore")).refusals.slice(0, 2)).toEqual(["nothing", "nothing"]);
    await signedIn(server, "qc@demo.test");
    const page = await pageOf(admin, "/users");
    for (const said of ["Block", "Deactivate", "Archive", "Restore access"]) expect(page).toContain(said);
  });

  test("switching somebody on again needs a seat, when there is a cap [AU-21]", async () => {
    const { publicId } = await person("qc@demo.test");
    await admin.post(`/users/${publicId}`, { intent: "stop", kind: "inactive" });
    const seats = Number(/Active: (\d+)/.exec(await pageOf(admin, "/users"))?.[1]);
    await admin.post("/settings/company", { intent: "seats", cap: String(seats) });
    const { id } = (await server.db
      .prepare("SELECT id FROM holds WHERE lifted_at IS NULL AND user_id = ?")
      .bind((await person("qc@demo.test")).id)
      .first<{ id: string }>())!;
    expect((await admin.post(`/users/${publicId}`, { intent: "lift", hold: id })).status).toBe(409);
    await admin.post("/settings/company", { intent: "seats", cap: "" });
    expect((await admin.post(`/users/${publicId}`, { intent: "lift", hold: id })).status).toBe(200);
  });

  test("people without a seat: the same acts, the same code [AU-15]", async () => {
    const { publicId } = await person("qc@demo.test");
    const seat = (kind: string, by = admin) =>
      by.post(`/users/${publicId}`, {
        intent: "edit_profile",
        name: "Quinn",
        surname: "Cole",
        phone: "",
        seat: kind,
      });
    expect(await pageOf(admin, `/users/${publicId}`)).not.toContain("Without a seat");
    expect((await seat("vip")).status).toBe(400);
    expect((await seat("free", await signedIn(server, "head@demo.test"))).status).toBeGreaterThanOrEqual(403);
    const before = Number(/Active: (\d+)/.exec(await pageOf(admin, "/users"))?.[1]);
    expect((await seat("free")).status).toBe(200);
    expect(await pageOf(admin, `/users/${publicId}`)).toContain("Without a seat");
    expect(Number(/Active: (\d+)/.exec(await pageOf(admin, "/users"))?.[1])).toBe(before - 1);
    // With every seat taken they get none; with one more they do.
    const cap = (to: number) => admin.post("/settings/company", { intent: "seats", cap: String(to) });
    expect((await cap(before - 1)).status).toBe(200);
    expect((await seat("staff")).status).toBe(409);
    expect(await pageOf(admin, `/users/${publicId}`)).toContain("Without a seat");
    expect((await cap(before)).status).toBe(200);
    expect((await seat("staff")).status).toBe(200);
    expect((await seat("free")).status).toBe(200);
    expect((await admin.post("/settings/company", { intent: "seats", cap: "" })).status).toBe(200);
    expect(
      (await admin.post(`/users/${publicId}`, { intent: "stop", kind: "archived", reason: "x" })).status,
    ).toBe(200);
    await expect(new Visitor(server).signIn("qc@demo.test")).rejects.toThrow();
    expect((await admin.get(`/users/${publicId}/leave`)).status).toBe(200);
  });
});
