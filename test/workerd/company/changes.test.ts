import { expect, test } from "vitest";
import { updateCompany } from "~/features/company/update-company.server";
import { showPage } from "~/features/live/show-page.server";
import { chooseLanguage } from "~/features/profile/choose-language.server";
import { acknowledgeNotice } from "~/features/recorded/acknowledge-notice.server";
import { markChecklist } from "~/features/today/mark-checklist.server";
import { aCompany, from, OFFICE, type TestCompany } from "../../support/company";

const FORM = {
  name: "Harbour",
  timeZone: "Asia/Tokyo",
  weekStart: 7,
  language: "pl",
  department: "Front desk",
} as const;

/** What a batch leaves behind: lines of both logs and steps for the gate. */
const traces = (company: TestCompany) =>
  company
    .rows<{ audit: number; log: number; outbox: number; checklist: number }>(
      `SELECT (SELECT count(*) FROM audit_log WHERE account_id = ?1) AS audit, (SELECT count(*) FROM auth_log WHERE account_id = ?1) AS log,
        (SELECT count(*) FROM gate_outbox WHERE account_id = ?1) AS outbox, (SELECT count(*) FROM checklist WHERE account_id = ?1) AS checklist`,
      company.accountId,
    )
    .then(([row]) => row);

test("company settings: one event with a row for each field, in force at the gate when it answers", async () => {
  const company = await aCompany();
  const session = await company.signedIn(company.owner);
  const actor = await company.actor(company.owner);
  const before = await traces(company);

  const outcome = await updateCompany(company.needs(), company.account, { actor, form: FORM });

  expect(outcome).toEqual({ lost: false, pending: false });
  const changes = await company.rows(
    "SELECT field, before, after FROM audit_changes WHERE account_id = ? ORDER BY id",
    company.accountId,
  );
  expect(changes).toEqual([
    { field: "name", before: expect.stringMatching(/^Company/), after: "Harbour" },
    { field: "time_zone", before: "Europe/Warsaw", after: "Asia/Tokyo" },
    { field: "week_start", before: "1", after: "7" },
    { field: "language", before: "en", after: "pl" },
    { field: "department", before: "Sales", after: "Front desk" },
  ]);
  expect(await traces(company)).toMatchObject({ audit: Number(before?.audit) + 1 });
  expect(await session.ask()).toMatchObject({
    facts: { settings: { companyName: "Harbour", timeZone: "Asia/Tokyo", weekStart: 7, language: "pl" } },
  });
  expect(await company.rows("SELECT name FROM accounts WHERE id = ?", company.accountId)).toEqual([
    { name: "Harbour" },
  ]);
});

test("how long the logs are kept, and the column of pages, make a new notice: nobody has confirmed it, and everybody's bell has one line", async () => {
  const company = await aCompany();
  const anna = await company.aPerson();
  const actor = await company.actor(company.owner);
  const version = async () =>
    (
      await company.rows<{ v: number }>(
        "SELECT notice_version AS v FROM settings WHERE account_id = ?",
        company.accountId,
      )
    )[0]!.v;
  const bells = () =>
    company.rows(
      "SELECT user_id, link FROM notices WHERE account_id = ? AND kind = 'recorded_changed' AND read_at IS NULL ORDER BY user_id",
      company.accountId,
    );
  const save = (more: { authLogDays?: number }) =>
    updateCompany(company.needs(), company.account, { actor, form: { ...FORM, ...more } });
  const first = await version();
  const { accountId } = company;
  const confirm = async (of: number) =>
    acknowledgeNotice(company.needs(), {
      accountId,
      actor: await company.actor(anna),
      client: from(OFFICE),
      version: of,
    });
  expect(await confirm(first)).toEqual({ lost: false });
  await save({});
  expect([await version(), await bells()]).toEqual([first, []]);
  await save({ authLogDays: 90 });
  expect(await version()).toBe(first + 1);
  expect(await confirm(first)).toEqual({ lost: true });
  expect(await confirm(first + 1)).toEqual({ lost: false });
  await showPage(company.needs(), company.account, { actor, on: true, company: FORM.name });
  expect(await version()).toBe(first + 2);
  expect(await bells()).toEqual(
    [company.ownerId, anna.userId].map((user_id) => ({ user_id, link: "/me/recorded" })),
  );
});

test("company settings saved unchanged leave nothing behind", async () => {
  const company = await aCompany();
  const actor = await company.actor(company.owner);
  await updateCompany(company.needs(), company.account, { actor, form: FORM });
  const before = await traces(company);
  expect(await updateCompany(company.needs(), company.account, { actor, form: FORM })).toMatchObject({
    lost: false,
  });
  expect(await traces(company)).toEqual(before);
});

test("somebody whose rights changed since the request was admitted changes nothing, in none of the acts", async () => {
  const company = await aCompany();
  const { accountId } = company;
  const stale = { ...(await company.actor(company.owner)), version: 0 };
  const before = await traces(company);
  const needs = company.needs();
  const lost = [
    await updateCompany(needs, company.account, { actor: stale, form: FORM }),
    await chooseLanguage(needs, company.account, { actor: stale, before: null, language: "pl" }),
    await acknowledgeNotice(needs, { accountId, actor: stale, client: from(OFFICE), version: 1 }),
    await markChecklist(needs, { accountId, actor: stale, item: "train", state: "done" }),
  ];
  expect(lost.map((outcome) => outcome.lost)).toEqual([true, true, true, true]);
  expect(await traces(company)).toEqual(before);
});

test("two administrators save at once: one wins, the other is told, and one event stands", async () => {
  const company = await aCompany();
  const actor = await company.actor(company.owner);
  const before = await traces(company);
  const outcomes = await Promise.all(
    ["One", "Two"].map((name) =>
      updateCompany(company.needs(), company.account, { actor, form: { ...FORM, name } }),
    ),
  );
  const after = await traces(company);
  const won = outcomes.filter(({ lost }) => !lost).length;
  expect(won).toBeGreaterThan(0);
  expect(after?.audit).toBe(Number(before?.audit) + won);
});

test("the notice is confirmed once: the second tab writes neither a date nor a line of the log", async () => {
  const company = await aCompany();
  const anna = await company.aPerson();
  const actor = await company.actor(anna);
  const facts = { accountId: company.accountId, actor, client: from(OFFICE), version: 1 };
  expect(await acknowledgeNotice(company.needs(), facts)).toEqual({ lost: false });
  const lines = () =>
    company.rows(
      "SELECT event, ip, detail FROM auth_log WHERE account_id = ? AND user_id = ?",
      company.accountId,
      anna.userId,
    );
  expect(await lines()).toEqual([{ event: "notice_acknowledged", ip: OFFICE, detail: "1" }]);
  expect(await acknowledgeNotice(company.needs(), facts)).toEqual({ lost: true });
  expect(await acknowledgeNotice(company.needs(), { ...facts, version: 2 })).toEqual({ lost: true });
  expect(await lines()).toHaveLength(1);
});

test("a line of the checklist has one state, and can be opened again [MC-95]", async () => {
  const company = await aCompany();
  const { accountId } = company;
  const actor = await company.actor(company.owner);
  const states = () => company.rows("SELECT item, state FROM checklist WHERE account_id = ?", accountId);
  const mark = (state: "done" | "skipped" | null) =>
    markChecklist(company.needs(), { accountId, actor, item: "crm", state });
  await mark("skipped");
  await mark("done");
  expect(await states()).toEqual([{ item: "crm", state: "done" }]);
  await mark(null);
  expect(await states()).toEqual([]);
});
