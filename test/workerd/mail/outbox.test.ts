import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { days, hours, minutes } from "~/domain/time/durations";
import type { Delivery, Outgoing } from "~/features/mail/driver";
import { retryMail } from "~/features/mail/log/retry-mail.server";
import { postMail } from "~/features/mail/post-mail.server";
import { queueMail } from "~/features/mail/queue-mail.server";
import { sendMails } from "~/features/mail/send-mails.server";
import { commit, mustHold } from "~db/queries/guarded-batch";
import { listBroken } from "~db/queries/mail-log";
import { aCompany, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

type Row = {
  state: string;
  reason: string | null;
  details: string | null;
  attempts: number;
  to_email: string;
  public_id: string;
};
const SENT: Delivery = { kind: "sent", said: "250 OK" };
const REFUSED: Delivery = { kind: "refused", said: "550 no such user" };

/** A mail server that answers as told, and remembers what it took. */
function aServer(company: TestCompany, answer: (mail: Outgoing) => Delivery = () => SENT) {
  const took: Outgoing[] = [];
  const open = () => ({
    async send(mail: Outgoing) {
      const delivery = answer(mail);
      if (delivery.kind === "sent") took.push(mail);
      return delivery;
    },
    close: async () => undefined,
  });
  const run = () => {
    const needs = company.needs();
    return sendMails(
      { ...needs, mailer: { driver: { name: "smtp", open }, sendSoon: () => undefined } },
      { batches: 50 },
    );
  };
  return { took, run };
}

const rows = (company: TestCompany) =>
  company.rows<Row>("SELECT * FROM mail_outbox WHERE account_id = ? ORDER BY id", company.accountId);
const post = (
  company: TestCompany,
  userIds: readonly number[],
  kind: "test" | "unblocked" | "not_me" = "test",
) => {
  const { accountId } = company;
  const to = { users: userIds };
  const needs = company.needs();
  if (kind === "unblocked")
    return postMail(needs, accountId, queueMail(needs, { accountId, kind, to, details: {} }));
  return postMail(
    needs,
    accountId,
    queueMail(needs, { accountId, kind: "test", to, details: { at: needs.now } }),
  );
};

describe("a mail is written with its change", () => {
  test("a batch that is lost leaves no mail, and one that holds leaves one [MC-38]", async () => {
    const company = await aCompany();
    const { accountId, ownerId } = company;
    const mail = queueMail(company.needs(), {
      accountId,
      kind: "unblocked",
      to: { users: [ownerId] },
      details: {},
    });
    expect(await commit(company.db, [mail, mustHold(sql`1 = 0`)])).toEqual({ lost: true });
    expect(await rows(company)).toEqual([]);
    await commit(company.db, [mail, mustHold(sql`1 = 1`)]);
    expect(await rows(company)).toHaveLength(1);
  });

  test("one statement reaches everybody of a select, each once, in their own language [MC-38]", async () => {
    const company = await aCompany();
    const { accountId } = company;
    const people = [await company.aPerson(), await company.aPerson(), await company.aPerson()];
    await company.rows("UPDATE users SET language = 'ru' WHERE id = ?", people[0]?.userId);
    await company.rows("UPDATE users SET language = 'pl' WHERE id = ?", people[1]?.userId);
    await company.rows("UPDATE users SET deleted_at = 1 WHERE id = ?", people[2]?.userId);
    const users = sql`SELECT id FROM users WHERE account_id = ${accountId} UNION ALL SELECT id FROM users WHERE account_id = ${accountId}`;
    const told = queueMail(company.needs(), {
      accountId,
      kind: "unblocked",
      to: { users },
      details: {},
      once: "once",
    });
    await postMail(company.needs(), accountId, told);
    await postMail(company.needs(), accountId, told);
    const subjects = (await mailsOf(company)).map(({ subject }) => subject.split(":")[0]);
    expect(subjects.sort()).toEqual(["Access restored", "Dostęp przywrócony", "Доступ восстановлен"].sort());
  });

  test("links are made on the configured host, and what a person typed is text in HTML", async () => {
    const company = await aCompany();
    const { accountId, ownerId } = company;
    const evil = '<img src=x onerror=alert(1)> & "you"';
    await postMail(
      company.needs(),
      accountId,
      queueMail(company.needs(), {
        accountId,
        kind: "blocked",
        to: { users: [ownerId] },
        details: { until: null, reason: evil, by: evil },
      }),
      queueMail(company.needs(), { accountId, kind: "unblocked", to: { users: [ownerId] }, details: {} }),
    );
    const [blocked, unblocked] = await mailsOf(company);
    expect(blocked?.text).toContain(`Reason: ${evil}`);
    expect(blocked?.html).not.toContain("<img");
    expect(blocked?.html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;you&quot;");
    expect(unblocked?.html).toContain('href="https://gate.example.com/"');
    expect(unblocked?.html).not.toMatch(/<img|<link|src=|url\(/);
  });
});

describe("what becomes of it [MC-83]", () => {
  test("a server that is down is asked once a run; every mail waits and none counts an attempt for it but the first", async () => {
    const company = await aCompany();
    const people = await Promise.all([1, 2, 3].map(() => company.aPerson()));
    await post(
      company,
      people.map(({ userId }) => userId),
    );
    let asked = 0;
    const down = aServer(company, () => {
      asked += 1;
      return { kind: "down", said: "connection refused" };
    });
    await down.run();
    expect(asked).toBe(1);
    expect((await rows(company)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["queued", 1],
      ["queued", 0],
      ["queued", 0],
    ]);
    const up = aServer(company);
    await up.run();
    expect(up.took).toEqual([]);
    company.clock.now += minutes(2);
    await up.run();
    expect(up.took).toHaveLength(3);
  });

  test("it is tried for five days and not longer", async () => {
    const company = await aCompany();
    await post(company, [company.ownerId]);
    const { run } = aServer(company, () => ({ kind: "later", said: "451 try later" }));
    const end = company.clock.now + days(5);
    for (let tries = 0; tries < 300 && (await rows(company))[0]?.state === "queued"; tries++) {
      await run();
      company.clock.now += hours(1) + minutes(1);
    }
    expect((await rows(company))[0]).toMatchObject({ state: "failed", reason: "gave_up" });
    expect(Math.abs(company.clock.now - end)).toBeLessThan(hours(3));
  });

  test("one with a link is not sent when its link would be dead, and the link is wiped", async () => {
    const company = await aCompany();
    const { accountId, ownerId } = company;
    const needs = company.needs();
    const expiresAt = needs.now + minutes(30);
    const details = { token: "secret-token", minutes: 30 };
    const to = { users: [ownerId] };
    await postMail(
      needs,
      accountId,
      queueMail(needs, { accountId, kind: "password_reset", to, details, expiresAt }),
    );
    company.clock.now = expiresAt;
    const { took, run } = aServer(company);
    await run();
    expect(took).toEqual([]);
    expect((await rows(company))[0]).toMatchObject({ state: "failed", reason: "expired", details: null });
  });

  test("refused without a link it can be sent again by hand; sent, it cannot", async () => {
    const company = await aCompany();
    await post(company, [company.ownerId], "unblocked");
    await aServer(company, () => REFUSED).run();
    const [row] = await rows(company);
    expect(row).toMatchObject({ state: "failed", reason: "refused" });
    const who = { ...company.account, actor: await company.actor(company.owner) };
    expect(await retryMail(company.needs(), who, row?.public_id ?? "")).toBe(true);
    const { took, run } = aServer(company);
    await run();
    expect(took).toHaveLength(1);
    expect(await rows(company)).toMatchObject([
      { state: "failed", details: null },
      { state: "sent", details: null },
    ]);
    expect(await retryMail(company.needs(), who, row?.public_id ?? "")).toBe(false);
  });

  test("a runner that dies loses its lease, and another sends the mail", async () => {
    const company = await aCompany();
    await post(company, [company.ownerId]);
    await company.rows(
      "UPDATE mail_outbox SET lease = 'dead', leased_until = ? WHERE account_id = ?",
      company.clock.now + minutes(3),
      company.accountId,
    );
    const { took, run } = aServer(company);
    await run();
    expect(took).toEqual([]);
    company.clock.now += minutes(4);
    await run();
    expect(took).toHaveLength(1);
  });

  test("what is urgent overtakes what is not", async () => {
    const company = await aCompany();
    await post(company, [company.ownerId], "unblocked");
    await post(company, [company.ownerId], "test");
    const { took, run } = aServer(company);
    await run();
    expect(took.map(({ kind }) => kind)).toEqual(["test", "unblocked"]);
  });
});

describe("a mailbox that refuses (semantics 13) [MC-83]", () => {
  test("three in a row break it: administrators are told once, notices stop, a test that arrives mends it [MC-81]", async () => {
    const company = await aCompany();
    const anna = await company.aPerson({ name: "Anna", surname: "Away" });
    let isMended = false;
    const server = aServer(company, ({ to }) => (to.email === anna.email && !isMended ? REFUSED : SENT));
    for (const broken of [0, 0, 1, 1]) {
      await post(company, [anna.userId]);
      await server.run();
      expect(await listBroken(company.db, company.accountId)).toHaveLength(broken);
    }
    await server.run();
    expect(server.took.filter(({ kind }) => kind === "mail_broken").map(({ to }) => to.email)).toEqual([
      company.owner.email,
    ]);
    expect(server.took[0]?.text).toContain("550 no such user");
    const bell = await company.rows<{ user_id: number; kind: string }>(
      "SELECT user_id, kind FROM notices WHERE account_id = ? ORDER BY kind",
      company.accountId,
    );
    expect(bell).toEqual([
      { user_id: anna.userId, kind: "mail_broken" },
      { user_id: company.ownerId, kind: "mail_broken_of" },
    ]);

    isMended = true;
    await post(company, [anna.userId], "unblocked");
    await server.run();
    expect((await rows(company)).at(-1)).toMatchObject({ state: "skipped", reason: "broken" });
    await post(company, [anna.userId]);
    await server.run();
    expect(await listBroken(company.db, company.accountId)).toEqual([]);
    await post(company, [anna.userId], "unblocked");
    await server.run();
    expect((await rows(company)).at(-1)).toMatchObject({ state: "sent" });
  });

  test("one that arrives in between begins the count anew; a server that is down counts nothing", async () => {
    const company = await aCompany();
    const anna = await company.aPerson();
    for (const answer of [REFUSED, REFUSED, SENT, REFUSED, REFUSED, { kind: "down", said: "x" } as const]) {
      await post(company, [anna.userId]);
      await aServer(company, () => answer).run();
    }
    expect(await listBroken(company.db, company.accountId)).toEqual([]);
  });
});

test("a notice is not sent while access is stopped, but the notice of that is (semantics 13) [MC-40]", async () => {
  const company = await aCompany();
  const { accountId, clock } = company;
  const anna = await company.aPerson();
  await company.rows(
    "INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at) VALUES (?, ?, ?, 'manual_block', 'x', ?)",
    `h${anna.publicId}`,
    accountId,
    anna.userId,
    clock.now,
  );
  const to = { users: [anna.userId] };
  const details = { until: null, reason: null, by: "Olga" };
  await post(company, [anna.userId], "unblocked");
  await postMail(
    company.needs(),
    accountId,
    queueMail(company.needs(), { accountId, kind: "blocked", to, details }),
  );
  const { took, run } = aServer(company);
  await run();
  expect(took.map(({ kind }) => kind)).toEqual(["blocked"]);
  expect((await rows(company))[0]).toMatchObject({ state: "skipped", reason: "held" });
});
