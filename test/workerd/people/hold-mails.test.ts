import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { hours } from "~/domain/time/durations";
import { finishHolds } from "~workers/scheduled/finish-holds";
import { aCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

/** A block by the owner that has just ended. */
async function endedBlock() {
  const company = await aCompany();
  const manager = await company.aPerson();
  const { accountId, clock } = company;
  await company
    .needs()
    .db(accountId)
    .run(sql`INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at, created_by)
    VALUES (${manager.publicId}, ${accountId}, ${manager.userId}, 'manual_block', 'x', ${clock.now - hours(2)}, ${clock.now - 1}, ${company.ownerId})`);
  const mails = () => mailsOf(company);
  return { company, manager, mails };
}

test.each([
  ["is late", 0, 0],
  ["has run once", 1, 1],
  ["runs three times at once", 3, 1],
])(
  "the block has ended and cron %s (%i): the person is in either way, %i log entry and notice to each [MC-41]",
  async (_when, times, told) => {
    const { company, manager, mails } = await endedBlock();
    await Promise.all(Array.from({ length: times }, () => finishHolds.run(company.needs())));
    const lifted = () =>
      company.rows<{ target_id: number; actor_id: number | null }>(
        "SELECT target_id, actor_id FROM audit_log WHERE account_id = ? AND event = 'hold_lifted'",
        company.accountId,
      );
    const once = async (count: number) => {
      expect(await lifted()).toEqual(
        Array.from({ length: count }, () => ({ target_id: manager.userId, actor_id: null })),
      );
      expect((await mails()).map(({ kind, to_email }) => [kind, to_email])).toEqual(
        Array.from({ length: count }, () => [
          ["unblocked", manager.email],
          ["block_ended", company.owner.email],
        ]).flat(),
      );
    };
    await once(told);
    expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
    await finishHolds.run(company.needs());
    await once(1);
  },
);

test("while another hold stands the person is not told that they may come in", async () => {
  const { company, manager, mails } = await endedBlock();
  await company
    .needs()
    .db(company.accountId)
    .run(sql`INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at)
    VALUES (${`${manager.publicId}2`}, ${company.accountId}, ${manager.userId}, 'inactive', '', ${company.clock.now - 5})`);
  await finishHolds.run(company.needs());
  expect((await mails()).map(({ to_email }) => to_email)).toEqual([company.owner.email]);
});
