import { expect, test } from "vitest";
import { days } from "~/domain/time/durations";
import { mailHeads } from "~/features/audit/mail-heads.server";
import { sealLog } from "~/features/audit/seal-log.server";
import { verifyLog } from "~/features/audit/verify-log.server";
import { logReader } from "~db/queries/audit-log/reader";
import { addEntries, aSealedLog, dropTriggers, findings } from "../../support/audit/log";
import { aCompany, type TestCompany } from "../../support/company";
import { mailsOf } from "../../support/mails";

const heads = (company: TestCompany) => mailsOf(company, { kind: "audit_head" });
const headIn = (text = "") => {
  const [, number, hash = ""] = /--head (\d+):([0-9a-f]{64})/.exec(text) ?? [];
  return { number: Number(number), hash };
};

test("the owners get the last seal once a day, and only when there is a new one; an administrator does not", async () => {
  const company = await aCompany({ at: Date.UTC(2026, 10, 22, 12) });
  const admin = await company.aPerson({ roles: ["administrator"] });
  const people = await aSealedLog(company);
  const run = (afterMs = 0) => {
    company.clock.now += afterMs;
    return mailHeads(company.needs());
  };
  await Promise.all([run(), run(), run()]);
  expect((await heads(company)).map(({ to_email }) => to_email)).toEqual([company.owner.email]);
  expect(headIn((await heads(company))[0]?.text).number).toBe(3);

  await addEntries(company, people);
  await sealLog(company.needs(), company.account);
  await run();
  expect(await heads(company), "the same day").toHaveLength(1);
  await run(days(1));
  expect(headIn((await heads(company))[1]?.text).number, "the next day").toBe(4);
  await run(days(1));
  expect(await heads(company), "nothing new").toHaveLength(2);
  expect(await mailsOf(company, { to: admin.email })).toEqual([]);
});

test("a log that was rewritten whole, seals and gate with it, is found by the head from the mail alone", async () => {
  const company = await aCompany();
  await aSealedLog(company, 1);
  await mailHeads(company.needs());
  const head = headIn((await heads(company))[0]?.text);
  const verify = async () =>
    (await verifyLog(logReader(company.db, company.accountId), { head }, company.clock.now)).findings;
  expect(await verify()).toEqual([]);

  await dropTriggers(company);
  await company.rows(
    "UPDATE audit_log SET event = 'hold_lifted' WHERE account_id = ? AND event = 'hold_opened'",
    company.accountId,
  );
  await company.rows("DELETE FROM audit_seals WHERE account_id = ?", company.accountId);
  await company.rehydrate();
  await sealLog(company.needs(), company.account);
  expect(await findings(company), "rows, seals and gate agree").toEqual([]);
  expect((await verify()).map(({ code }) => code)).toEqual(["head_differs"]);
});
