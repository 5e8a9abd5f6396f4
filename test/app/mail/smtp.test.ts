import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { serve } from "../../support/server";
import { aMailServer, until } from "../../support/smtp";
import { signedIn, Visitor } from "../../support/visitor";

const PASSWORD = "a quite new pass phrase";
const MAIL_FROM = "Gatehouse <gate@demo.test>";
type Row = { state: string; reason: string | null; answer: string; attempts: number; details: string | null };
let server: Gatehouse & AsyncDisposable;
let post: Awaited<ReturnType<typeof aMailServer>>;
let admin: Visitor;

beforeAll(async () => {
  post = await aMailServer({ user: "gate", pass: "p@ss:word" });
  const MAIL_URL = `smtp://gate:${encodeURIComponent("p@ss:word")}@127.0.0.1:${post.port}?tls=off`;
  server = await serve({ env: { MAIL_URL, MAIL_FROM } });
  admin = await signedIn(server, "admin@demo.test");
});
afterAll(() => Promise.all([server[Symbol.asyncDispose](), post.stop()]));

const invite = (email: string) =>
  admin.post("/users/invite", { intent: "invite", emails: email, role: "manager", language: "ru" });
const rowOf = (to: string, kind = "invitation", on = server) =>
  on.db
    .prepare("SELECT * FROM mail_outbox WHERE to_email = ? AND kind = ? ORDER BY id DESC")
    .bind(to, kind)
    .first<Row>();
const settled = (to: string, state: string) =>
  until(
    () => rowOf(to),
    (row) => row?.state === state,
  );
const linkIn = (text: string | undefined) =>
  /https?:\/\/\S+/.exec(text ?? "")?.[0].slice(server.url.length) ?? "";

test("an invitation arrives over SMTP in the invitee's language, and its link lets them in [MC-10] [MC-14]", async () => {
  await invite("ольга@example.com");
  await settled("ольга@example.com", "sent");
  expect(post.mails.find(({ envelope }) => /^[^a-z]/.test(envelope.to[0] ?? ""))).toMatchObject({
    envelope: { to: ["ольга@example.com"] },
    to: [{ address: "ольга@example.com" }],
  });
  await invite("olga@пример.рф");
  const [mail] = await until(
    () => post.mails.filter(({ envelope }) => envelope.to[0] === "olga@пример.рф"),
    (mails) => mails.length > 0,
  );
  expect(mail).toMatchObject({ from: { address: "gate@demo.test", name: "Gatehouse" } });
  expect(mail?.subject).toMatch(/^Приглашение: /);
  expect(mail?.html).toContain(`href="${server.url}/invite/`);
  const accepted = await new Visitor(server).post(linkIn(mail?.text), {
    name: "Ольга",
    surname: "",
    password: PASSWORD,
  });
  expect(accepted.status).toBe(302);
});

test("what was sent leaves no link behind: a whole dump of the database has none [MC-14]", async () => {
  await invite("dump@example.com");
  expect(await settled("dump@example.com", "sent")).toMatchObject({ details: null, attempts: 1 });
  const mail = await until(
    () => post.mails.find(({ envelope }) => envelope.to[0] === "dump@example.com"),
    Boolean,
  );
  const token = linkIn(mail?.text).split("/").pop() ?? "";
  expect(token).toHaveLength(43);
  const { results: tables } = await server.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
    .all<{ name: string }>();
  for (const { name } of tables) {
    const { results } = await server.db.prepare(`SELECT * FROM "${name}"`).all();
    expect(JSON.stringify(results).includes(token), name).toBe(false);
  }
});

describe("a mailbox that says no", () => {
  test("for good: the mail stops, and the server's words stand beside it; not now: it is tried again [MC-83]", async () => {
    const refusals: Record<string, { code: number; text: string }> = {
      "gone@example.com": { code: 550, text: "5.1.1 no such user" },
      "full@example.com": { code: 452, text: "4.2.2 mailbox full" },
    };
    post.facts.refuse = (to) => refusals[to] ?? null;
    await invite("gone@example.com");
    await invite("full@example.com");
    await invite("well@example.com");
    expect(await settled("gone@example.com", "failed")).toMatchObject({
      reason: "refused",
      answer: "550 5.1.1 no such user",
      attempts: 1,
      details: null,
    });
    const full = await until(
      () => rowOf("full@example.com"),
      (row) => row?.reason === "too_busy",
    );
    expect(full).toMatchObject({ state: "queued", answer: "452 4.2.2 mailbox full" });
    expect(await settled("well@example.com", "sent")).toMatchObject({ state: "sent" });
    post.facts.refuse = () => null;
    await server.tick(Date.now());
    expect(await rowOf("full@example.com")).toMatchObject({ state: "queued", attempts: 1 });
    await dueNow(server);
    await server.tick(Date.now());
    expect(await settled("full@example.com", "sent")).toMatchObject({ attempts: 2 });
  });
});

test("a change is made, and its answer given, while the mail server is down; up again it delivers once [MC-38]", async () => {
  await post.stop();
  const began = await invite("patient@example.com");
  expect(began.status).toBeLessThan(400);
  const waits = await until(
    () => rowOf("patient@example.com"),
    (row) => row?.reason === "server_down",
  );
  expect(waits).toMatchObject({ state: "queued", attempts: 1 });
  expect(waits?.details).not.toBeNull();
  post = await aMailServer({ port: post.port, user: "gate", pass: "p@ss:word" });
  await dueNow(server);
  await Promise.all([1, 2, 3].map(() => server.tick(Date.now())));
  await settled("patient@example.com", "sent");
  await server.tick(Date.now() + minutes(1));
  expect(post.mails.filter(({ envelope }) => envelope.to[0] === "patient@example.com")).toHaveLength(1);
});

test("200 mails and six runners at once: each arrives exactly once [MC-38]", async () => {
  const now = Date.now();
  await server.db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
      INSERT INTO mail_outbox(account_id, public_id, kind, details, created_at, expires_at, next_attempt_at, to_email, language)
      SELECT (SELECT account_id FROM settings LIMIT 1), lower(hex(randomblob(16))), 'test', json_object('at', ?1), ?1,
        ?1 + 1000000, ?1, 'many' || i || '@example.com', 'pl' FROM n`,
    )
    .bind(now)
    .run();
  const before = post.mails.length;
  await Promise.all(Array.from({ length: 6 }, () => server.tick(Date.now())));
  await until(
    () => post.mails.length - before,
    (arrived) => arrived >= 200,
  );
  await server.tick(Date.now());
  const arrived = post.mails.slice(before).map(({ envelope }) => envelope.to[0]);
  expect(arrived).toHaveLength(200);
  expect(new Set(arrived).size).toBe(200);
});

describe("a server that is not to be trusted or understood gets no mail, and holds nobody up", () => {
  test.each([
    ["wrong password", `smtp://gate:wrong@127.0.0.1:PORT?tls=off`, /535/],
    ["no TLS where TLS is demanded", "smtp://127.0.0.1:PORT", /STARTTLS/],
    ["a certificate of nobody", "smtps://127.0.0.1:PORT", /./],
    ["nobody there", "smtp://127.0.0.1:1?tls=off", /./],
  ])("%s [MC-83]", async (_what, url, words) => {
    await using other = await serve({ env: { MAIL_URL: url.replace("PORT", String(post.port)), MAIL_FROM } });
    const boss = await signedIn(other, "admin@demo.test");
    const before = post.mails.length;
    const form = { intent: "invite", emails: "safe@example.com", role: "manager", language: "en" };
    expect((await boss.post("/users/invite", form)).status).toBeLessThan(400);
    const row = await until(
      () => rowOf("safe@example.com", "invitation", other),
      (seen) => seen?.reason != null,
    );
    expect(row).toMatchObject({ state: "queued", reason: "server_down" });
    expect(row?.answer).toMatch(words);
    expect(row?.answer).not.toContain("wrong@");
    expect(post.mails.length).toBe(before);
  });
});

/** Mails that wait for their next attempt are due at once. */
const dueNow = (on: Gatehouse) =>
  on.db.prepare("UPDATE mail_outbox SET next_attempt_at = 0 WHERE state = 'queued'").run();
