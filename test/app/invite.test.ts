import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { linkIn, mailsTo } from "../support/mailbox";
import { secondCompany } from "../support/second-company";
import { serve } from "../support/server";
import { signedIn, Visitor } from "../support/visitor";

let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => server[Symbol.asyncDispose]());

const invite = (emails: string, more: Record<string, string> = {}) =>
  admin.post("/users/invite", { intent: "invite", emails, role: "manager", language: "pl", ...more });
const linkOf = async (email: string, least = 1) =>
  linkIn((await mailsTo(server, email, "invitation", least))[0], server.url);
const PASSWORD = "seven brave otters sing";
const accept = (link: string, form: Record<string, string> = {}) =>
  new Visitor(server).post(link, { name: "Ewa", surname: "Nowak", password: PASSWORD, ...form });
const oneId = async (email: string) =>
  (await server.db
    .prepare("SELECT public_id AS id FROM invitations WHERE email = ? ORDER BY id DESC")
    .bind(email)
    .first<{ id: string }>())!.id;
const people = async (email: string) =>
  (await server.db.prepare("SELECT id FROM users WHERE email = ?").bind(email).all()).results;

test("a pasted list: each address has its own outcome, and the mail is in the invitee's language [MC-10] [MC-11] [MC-12]", async () => {
  const page = await (await invite("ewa@example.com; nonsense, admin@demo.test\newa@EXAMPLE.com")).text();
  expect(page).toContain("This is not an email");
  expect(page).toContain("Already among the users");
  expect(page).toContain("Copy link");
  const mails = await mailsTo(server, "ewa@EXAMPLE.com", "invitation");
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ language: "pl" });
  expect(mails[0]!.subject).toContain("Zaproszenie");
});

test("the link lets one person in, once, and they are at work at once [MC-14]", async () => {
  const email = "once@example.com";
  await invite(email);
  const link = await linkOf(email);
  expect(await (await admin.get("/users/invite")).text()).toContain(email);
  const answers = await Promise.all([accept(link), accept(link), accept(link)]);
  expect(await people(email)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toHaveLength(0);
  expect((await new Visitor(server).get(link)).status).toBe(410);
  const person = await new Visitor(server).signIn(email, PASSWORD);
  expect((await person.get("/me")).status).toBe(200);
  expect((await person.get("/users")).status).toBe(403);
});

test("the browser that one joined in is known; another one is told of by mail, once [MC-14] [FM-22]", async () => {
  const email = "devices@example.com";
  await invite(email);
  const own = new Visitor(server);
  await own.post(await linkOf(email), { name: "Ewa", surname: "Nowak", password: PASSWORD });
  await own.post("/logout");
  await own.signIn(email, PASSWORD);
  // Letters leave in the order in which they were queued: with the other browser's letter here, none is on its way.
  const other = await new Visitor(server).signIn(email, PASSWORD);
  expect(await mailsTo(server, email, "new_device")).toHaveLength(1);
  await other.post("/logout");
  await other.signIn(email, PASSWORD);
  await own.post("/logout");
  await own.signIn(email, PASSWORD);
  await server.tick(Date.now());
  expect(await mailsTo(server, email, "new_device")).toHaveLength(1);
});

test("sent again, only the newest link works; withdrawn, none [MC-14]", async () => {
  const email = "again@example.com";
  await invite(email);
  const first = await linkOf(email);
  await admin.post("/users/invite", { intent: "resend", invitation: await oneId(email) });
  const second = await linkOf(email, 2);
  expect((await accept(first)).status).toBe(410);
  expect((await new Visitor(server).get(second)).status).toBe(200);
  await admin.post("/users/invite", { intent: "revoke", invitation: await oneId(email) });
  expect((await accept(second)).status).toBe(410);
  expect(await people(email)).toEqual([]);
});

test("after 7 days the link is dead; a moment before it is not [MC-14]", async () => {
  const email = "late@example.com";
  await invite(email);
  const link = await linkOf(email);
  const ends = (at: number) =>
    server.db.prepare("UPDATE invitations SET expires_at = ? WHERE email = ?").bind(at, email).run();
  const [row] = (
    await server.db
      .prepare("SELECT expires_at - created_at AS ms FROM invitations WHERE email = ?")
      .bind(email)
      .all<{ ms: number }>()
  ).results;
  expect(row!.ms).toBe(7 * 24 * 3_600_000);
  await ends(Date.now() - 1);
  expect((await accept(link)).status).toBe(410);
  await ends(Date.now() + 60_000);
  expect((await accept(link)).status).toBe(302);
});

test("an inviter who may not any more invites nobody: the role is checked at acceptance too [MC-12]", async () => {
  const email = "stale@example.com";
  await invite(email);
  const link = await linkOf(email);
  const set = (by: string) =>
    server.db
      .prepare(
        "UPDATE invitations SET invited_by = (SELECT id FROM users WHERE email = ?), inviter_version = 0 WHERE email = ?",
      )
      .bind(by, email)
      .run();
  await set("manager@demo.test");
  expect((await accept(link)).status).toBe(410);
  expect(await people(email)).toEqual([]);
  await set("owner@demo.test");
  expect((await accept(link)).status).toBe(302);
});

test("a weak password is refused beside its field, and the invitation stays [MC-14]", async () => {
  const email = "weak@example.com";
  await invite(email);
  const link = await linkOf(email);
  expect((await accept(link, { password: "short" })).status).toBe(400);
  expect((await accept(link)).status).toBe(302);
});

test("only who may add people invites; a strange form is 400", async () => {
  const head = await signedIn(server, "head@demo.test");
  expect((await head.post("/users/invite", { intent: "invite", emails: "x@example.com" })).status).toBe(403);
  expect((await admin.post("/users/invite", { intent: "other" })).status).toBe(400);
  expect((await invite("x@example.com", { role: "emperor" })).status).toBe(400);
});

type Row = { id: number; publicId: string };
const rowOf = (query: string, ...values: unknown[]) =>
  server.db
    .prepare(query)
    .bind(...values)
    .first<Row>();
const channelsOf = async (email: string) =>
  (
    await server.db
      .prepare(`SELECT DISTINCT s.name FROM grants g JOIN sources s ON s.id = g.source_id JOIN users u ON u.id = g.subject_id
        WHERE g.subject_kind = 'user' AND u.email = ? ORDER BY s.name`)
      .bind(email)
      .all<{ name: string }>()
  ).results.map(({ name }) => name);

test("channels of the department come ticked; what is ticked binds the chat role, and none is said and gives none [MC-13]", async () => {
  const department = (await rowOf(
    "SELECT n.id, n.public_id AS publicId FROM units n WHERE n.kind = 'department' AND EXISTS (SELECT 1 FROM department_sources d WHERE d.department_id = n.id) LIMIT 1",
  ))!;
  const preselected = await server.db
    .prepare(
      "SELECT s.name FROM department_sources d JOIN sources s ON s.id = d.source_id WHERE d.department_id = ? ORDER BY s.name",
    )
    .bind(department.id)
    .all<{ name: string }>();
  const names = preselected.results.map(({ name }) => name);
  const other = (await server.db
    .prepare(
      "SELECT public_id AS publicId, name FROM sources WHERE id NOT IN (SELECT source_id FROM department_sources WHERE department_id = ?) AND status <> 'off' LIMIT 1",
    )
    .bind(department.id)
    .first<{ publicId: string; name: string }>())!;
  const joined = async (email: string, more: Record<string, string>) => {
    await invite(email, { department: department.publicId, ...more });
    expect((await accept(await linkOf(email))).status).toBe(302);
    return channelsOf(email);
  };
  expect(await joined("ch1@example.com", {})).toEqual(names);
  expect(await joined("ch2@example.com", { sources: "chosen", source: other.publicId })).toEqual([
    other.name,
  ]);
  expect(await joined("ch3@example.com", { sources: "chosen" })).toEqual([]);
  const page = await (await admin.get("/users/invite")).text();
  expect(page).toMatch(/<input name="source"[^>]*type="checkbox"/);
});

test("groups come with the invitation; a group that is gone meanwhile does not stop it [MC-12]", async () => {
  const made = await admin.post("/settings/departments?index", {
    intent: "create",
    kind: "group",
    name: "Newcomers",
  });
  const page = made.headers.get("location")!;
  const group = page.split("/").at(-1)!;
  await invite("g1@example.com", { group });
  await invite("g2@example.com", { group });
  expect((await accept(await linkOf("g1@example.com"))).status).toBe(302);
  const members = () =>
    server.db
      .prepare(
        "SELECT count(*) AS n FROM unit_members m JOIN units n ON n.id = m.unit_id WHERE n.public_id = ?",
      )
      .bind(group)
      .first<number>("n");
  expect(await members()).toBe(1);
  expect((await admin.post(page, { intent: "delete" })).status).toBe(302);
  expect((await accept(await linkOf("g2@example.com"))).status).toBe(302);
  expect(await people("g2@example.com")).toHaveLength(1);
});

test("a known address is named with its state [MC-11]", async () => {
  const qc = (await rowOf("SELECT id, public_id AS publicId FROM users WHERE email = 'qc@demo.test'"))!;
  await admin.post(`/users/${qc.publicId}`, { intent: "stop", kind: "archived", reason: "left" });
  const page = await (await invite("QC@demo.test, manager@demo.test")).text();
  expect(page).toMatch(
    /Already among the users(<!-- -->)?: In the archive|Already among the users(<!-- -->)?: Archived/,
  );
  expect(page).toMatch(/Already among the users(<!-- -->)?: Active/);
});

test("somebody of another company accepts signed in, without a password; somebody else in this browser does not [MC-14]", async () => {
  const email = "boss@example.com";
  await invite(email);
  await accept(await linkOf(email));
  const boss = await new Visitor(server).signIn(email, PASSWORD);
  const { link, accountId } = await invitedElsewhere(email, "Second");
  const page = await (await boss.get(link)).text();
  expect(page).toContain("hasło nie jest potrzebne");
  expect(page).not.toContain('type="password"');
  expect(await (await admin.get(link)).text()).toContain("Somebody else is signed in");
  expect((await admin.post(link, { name: "A", surname: "B" })).status).toBe(409);
  const answers = await Promise.all([1, 2, 3].map(() => boss.post(link, { name: "Boss", surname: "Two" })));
  expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const { n } = (await server.db
    .prepare("SELECT count(*) AS n FROM users WHERE email = ? AND account_id = ?")
    .bind(email, accountId)
    .first<{ n: number }>())!;
  expect(n).toBe(1);
});

/** An invitation of another company to somebody who has a password here. */
async function invitedElsewhere(email: string, name: string) {
  const { accountId } = await secondCompany(server, `owner-of-${name}@example.com`, name);
  const owner = (await rowOf(
    "SELECT id, '' AS publicId FROM users WHERE account_id = ? LIMIT 1",
    accountId,
  ))!;
  const token = name.charAt(0).repeat(43);
  const hash = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(token))).toString("hex");
  await server.db
    .prepare(`INSERT INTO invitations(account_id, public_id, email, email_key, role_choice, language, token_hash, invited_by,
      inviter_version, created_at, expires_at) VALUES (?, ?, ?, ?, 'manager', 'en', ?, ?, 1, ?, ?)`)
    .bind(accountId, name, email, email, hash, owner.id, Date.now(), Date.now() + 60_000)
    .run();
  return { link: `/invite/${token}`, accountId };
}

test("guessing a known person's password by an invitation is limited like a sign-in [security.md 27]", async () => {
  const email = "guessed@example.com";
  await invite(email);
  await accept(await linkOf(email));
  const { link, accountId } = await invitedElsewhere(email, "Elsewhere");
  const guesses = Array.from({ length: 10 }, (_, n) => accept(link, { password: `not my password ${n}` }));
  expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(Array(10).fill(400));
  // Ten wrong ones: the right one is not compared any more.
  expect((await accept(link)).status).toBe(400);
  expect(
    await rowOf("SELECT id, '' AS publicId FROM users WHERE account_id = ? AND email = ?", accountId, email),
  ).toBeNull();
  expect((await new Visitor(server).post("/login", { email, password: PASSWORD })).status).toBe(429);
});

test("guessing links costs an address its tries: the hundred-and-first is 429, a real link still opens [security.md 27]", async () => {
  const guesser = new Visitor(server, "198.51.100.120");
  const statuses = [];
  const dead = (n: number) => `/invite/${String(n).padStart(43, "g")}`;
  for (let n = 0; n < 101; n += 1) statuses.push((await guesser.get(dead(n))).status);
  expect(statuses).toEqual([...Array(100).fill(410), 429]);
  expect((await guesser.post(dead(102), {})).status).toBe(429);
  expect((await guesser.post("/login", { email: "owner@demo.test", password: "x" })).status).toBe(429);
  await invite("real@example.com");
  expect((await guesser.get(await linkOf("real@example.com"))).status).toBe(200);
});
