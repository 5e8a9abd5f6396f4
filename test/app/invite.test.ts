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
