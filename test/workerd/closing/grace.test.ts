import { expect, test } from "vitest";
import { CLOSE } from "~/domain/session/reasons";
import { days } from "~/domain/time/durations";
import { keepCompany } from "~/features/closing/keep-company.server";
import { runWebhook } from "~/features/webhooks/run-webhook.server";
import { remindClosing } from "~workers/scheduled/remind-closing";
import { changerOf } from "../../support/changer";
import { close, type Person } from "../../support/closing";
import { aCompany, type TestCompany } from "../../support/company";
import { openSocket } from "../../support/live-socket";
import { mailsOf } from "../../support/mails";
import { aWebhook } from "../../support/webhooks";

const keep = async (company: TestCompany, by: Person = company.owner) =>
  keepCompany(company.needs(), await changerOf(company, by));

test("only an owner who typed the name and made a copy within a day closes the account; refused, nothing is written [AU-23]", async () => {
  const company = await aCompany();
  const admin = await company.aPerson({ roles: ["administrator"] });
  const { now } = company.clock;
  const before = await company.rows("SELECT * FROM settings WHERE account_id = ?", company.accountId);
  expect(await close(company, { copiedAt: null })).toEqual({ ok: false, refusal: "no_copy" });
  expect(await close(company, { copiedAt: now - days(1) - 1 })).toEqual({ ok: false, refusal: "no_copy" });
  expect(await close(company, { by: admin })).toEqual({ ok: false, refusal: "not_owner" });
  expect(await close(company, { typed: "company" })).toEqual({ ok: false, refusal: "not_typed" });
  expect(await company.rows("SELECT * FROM settings WHERE account_id = ?", company.accountId)).toEqual(
    before,
  );
  expect(await company.rows("SELECT 1 FROM audit_log WHERE account_id = ?", company.accountId)).toEqual([]);
  expect(await close(company, { copiedAt: now - days(1) })).toEqual({ ok: true, pending: false });
  expect(await close(company)).toEqual({ ok: false, refusal: "closing" });
});

test("from the answer on only owners come in; the others' sessions, sockets and tokens are refused, and live again when it is kept [AU-23]", async () => {
  const company = await aCompany();
  const manager = await company.aPerson();
  const admin = await company.aPerson({ roles: ["administrator"] });
  const owner = await company.signedIn(company.owner);
  const inside = await company.signedIn(manager);
  const socket = await openSocket(company, inside);
  if (socket.refused) throw new Error("no socket");
  expect(await inside.ask()).toMatchObject({ ok: true });

  await close(company);

  expect(await inside.ask()).toMatchObject({
    ok: false,
    reason: "company_closing",
    end: null,
    until: company.clock.now + days(30),
  });
  expect(await (await company.signedIn(company.owner)).ask()).toMatchObject({ ok: true });
  expect(await owner.ask()).toMatchObject({ ok: true });
  await expect(company.signedIn(admin)).rejects.toThrow("company_closing");
  expect(await socket.until(() => socket.end.code)).toBe(CLOSE.suspended);
  await company.gate().flush();
  const refused = await company.rows(
    "SELECT user_id, reason FROM auth_log WHERE account_id = ? AND result = 'refused' ORDER BY user_id",
    company.accountId,
  );
  expect(refused).toEqual([
    { user_id: manager.userId, reason: "company_closing" },
    { user_id: admin.userId, reason: "company_closing" },
  ]);

  expect(await keep(company, admin)).toEqual({ ok: false, refusal: "not_owner" });
  expect(await keep(company)).toEqual({ ok: true, pending: false });
  expect(await keep(company)).toEqual({ ok: false, refusal: "not_closing" });
  expect(await inside.ask()).toMatchObject({ ok: true });
});

test("an owner keeps the company at the last moment, and not one later [AU-23]", async () => {
  const company = await aCompany({ at: Date.now() - days(31) });
  await company.gate().flush();
  await close(company);
  const owner = await company.signedIn(company.owner);
  const over = company.clock.now + days(30);
  company.clock.now = over;
  expect(await owner.ask({ now: over - 1 })).not.toMatchObject({ reason: "company_closing" });
  expect(await owner.ask({ now: over })).toMatchObject({ ok: false });
  expect(await keep(company)).toEqual({ ok: false, refusal: "not_closing" });
  company.clock.now = over - 1;
  expect(await keep(company)).toEqual({ ok: true, pending: false });
});

test("the administrators get one letter each time, the audit log and the operator's log a line [AU-23]", async () => {
  const company = await aCompany();
  const admin = await company.aPerson({ roles: ["administrator"] });
  const manager = await company.aPerson();
  await close(company);
  await keep(company);
  const kinds = async (to: string) => (await mailsOf(company, { to })).map(({ kind }) => kind);
  expect(await kinds(admin.email)).toEqual(["company_closing", "company_kept"]);
  expect(await kinds(company.owner.email)).toEqual(["company_closing", "company_kept"]);
  expect(await kinds(manager.email)).toEqual([]);
  const events = ["account_close_requested", "account_close_undone"];
  const inside = await company.rows<{ event: string }>(
    "SELECT event FROM audit_log WHERE account_id = ? ORDER BY id",
    company.accountId,
  );
  expect(inside.map(({ event }) => event)).toEqual(events);
  const outside = await company.rows<{ event: string }>(
    "SELECT event FROM operator_log WHERE account_public_id = ? ORDER BY id",
    company.accountPublicId,
  );
  expect(outside.map(({ event }) => event)).toEqual(events);
  expect(await company.rows("SELECT closing_at FROM accounts WHERE id = ?", company.accountId)).toEqual([
    { closing_at: null },
  ]);
});

test("messages for webhooks wait while the company is being closed, and go when it is kept [AU-23]", async () => {
  const company = await aCompany();
  const hook = await aWebhook(company);
  await close(company);
  await runWebhook(hook.needs(), hook.acting, hook.id, { act: "test" });
  expect(await hook.run()).toEqual({ sent: 0, later: 0, dead: 0 });
  await keepCompany(hook.needs(), hook.acting);
  expect((await hook.run()).sent).toBeGreaterThan(0);
});

test("a week and a day before the end the owners get a letter each, once however often cron runs; kept and closed anew it begins anew [AU-23]", async () => {
  const company = await aCompany();
  const admin = await company.aPerson({ roles: ["administrator"] });
  const letters = async ({ email }: { email: string }) =>
    (await mailsOf(company, { to: email, kind: "company_closing_soon" })).map(({ subject }) => subject);
  const at = async (left: number, from: number) => {
    company.clock.now = from + days(30) - left;
    for (let run = 0; run < 3; run++) await remindClosing.run(company.needs());
    return letters(company.owner);
  };
  const begun = company.clock.now;
  await close(company);
  expect(await at(days(7) + 1, begun)).toEqual([]);
  const [week] = await at(days(7), begun);
  expect(week).toContain("7 days");
  expect(await at(days(1) + 1, begun)).toHaveLength(1);
  expect(await at(days(1), begun)).toHaveLength(2);
  expect((await at(1, begun)).at(-1)).toContain("1 day");
  expect(await keep(company)).toEqual({ ok: true, pending: false });
  expect(await at(1, begun)).toHaveLength(2);

  const again = company.clock.now;
  await close(company);
  expect(await at(days(7), again)).toHaveLength(3);
  expect(await letters(admin)).toEqual([]);
});
