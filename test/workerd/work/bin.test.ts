import { beforeAll, expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { actOnDeal } from "~/features/work/deals/act-on-deal.server";
import { createDeal } from "~/features/work/deals/create-deal.server";
import { remindOfTask } from "~/features/work/tasks/remind.server";
import { createTask } from "~/features/work/tasks/save-task.server";
import { emptyBin } from "~db/queries/work/empty-bin";
import { listDueReminders } from "~db/queries/work/tasks";
import { changerOf } from "../../support/changer";
import { aCompany, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

let company: TestCompany;
beforeAll(async () => {
  company = await aCompany();
});

async function boss() {
  const viewer = await changerOf(company, { userId: company.ownerId });
  const [row] = await company.rows<{ publicId: string }>(
    "SELECT public_id AS publicId FROM users WHERE id = ?",
    company.ownerId,
  );
  return { ...viewer, publicId: row!.publicId, preview: null };
}

test("a record lies in the bin for 30 days and is gone with the next tick after them, with what hangs on it [MC-06]", async () => {
  const viewer = await boss();
  const made = await createDeal(company.needs(), viewer, { name: "Old", amount: 5, tags: "x" });
  if (!made.ok) throw new Error(made.refusal);
  const needs = company.needs();
  await actOnDeal(needs, viewer, made.publicId, { intent: "note", text: "Remember" });
  await actOnDeal(needs, viewer, made.publicId, { intent: "delete" });
  const there = async () =>
    (await company.rows("SELECT 1 FROM deals WHERE public_id = ?", made.publicId)).length +
    (await company.rows("SELECT 1 FROM notes WHERE account_id = ?", company.accountId)).length +
    (await company.rows("SELECT 1 FROM record_tags WHERE account_id = ?", company.accountId)).length;
  const deletedAt = needs.now;
  await emptyBin(company.db, deletedAt, 100);
  expect(await there()).toBe(3);
  await emptyBin(company.db, deletedAt + 1, 100);
  expect(await there()).toBe(0);
  const [totals] = await company.rows<{ n: number }>(
    "SELECT coalesce(sum(count), 0) AS n FROM deal_totals WHERE account_id = ?",
    company.accountId,
  );
  expect(totals!.n).toBe(0);
});

test("a reminder comes at its instant, not before, and once; a done task reminds nobody [AM-09]", async () => {
  const viewer = await boss();
  const { now } = company.needs();
  const dueAt = now + minutes(60);
  const task = await createTask(company.needs(), viewer, {
    text: "Call",
    kind: "call",
    dueAt,
    remindBefore: 15,
  });
  expect(task.ok).toBe(true);
  const at = dueAt - minutes(15);
  /** Two crons at once; how many reminders were told. */
  const cron = async (when: number) => {
    company.clock.now = when;
    const needs = company.needs();
    const due = (await listDueReminders(company.db, when, 100)).filter(
      ({ accountId }) => accountId === company.accountId,
    );
    const told = await Promise.all([...due, ...due].map((reminder) => remindOfTask(needs, reminder)));
    return told.filter(Boolean).length;
  };
  const [before, then, after] = [await cron(at - 1), await cron(at), await cron(at + 1)];
  expect([before, then, after]).toEqual([0, 1, 0]);
  const notices = await company.rows(
    "SELECT params, link FROM notices WHERE user_id = ? AND kind = 'task_due'",
    company.ownerId,
  );
  expect(notices).toEqual([
    { params: JSON.stringify({ text: "Call", dueAt }), link: expect.stringMatching(/^\/tasks\//) },
  ]);
  expect(await mailsOf(company, { kind: "task_due", to: company.owner.email })).toHaveLength(1);
});
