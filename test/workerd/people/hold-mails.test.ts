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

test.each([1, 3])("cron run %i times tells the person and the administrator once [MC-41]", async (times) => {
  const { company, manager, mails } = await endedBlock();
  await Promise.all(Array.from({ length: times }, () => finishHolds.run(company.needs())));
  const told = await mails();
  expect(told.map(({ kind, to_email }) => [kind, to_email])).toEqual([
    ["unblocked", manager.email],
    ["block_ended", company.owner.email],
  ]);
  await finishHolds.run(company.needs());
  expect(await mails()).toHaveLength(2);
});

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
