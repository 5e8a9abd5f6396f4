import { describe, expect, test } from "vitest";
import { sealLog } from "~/features/audit/seal-log.server";
import { verifyLog } from "~/features/audit/verify-log.server";
import { streamOf } from "~db/seed/random";
import { addEntries, aSealedLog, dropTriggers, findings } from "../../support/audit/log";
import { memoryReader } from "../../support/audit/memory-reader";
import { ALL_TABLES, put, randomEdit, type Snapshot, takeSnapshot } from "../../support/audit/random-edit";
import { aCompany, env } from "../../support/company";

/** A thousand in `npm run proofs -- audit`: each of these writes the log anew and reads it back. */
const IN_DATABASE = Number((env as { AUDIT_EDITS?: string }).AUDIT_EDITS || 40);

describe("random edits of stored entries and seals are all found, and none in an untouched log", () => {
  test("1,000 of the rows as they are stored", async () => {
    const company = await aCompany();
    await aSealedLog(company);
    const before = await takeSnapshot(company);
    const witnesses = { gate: await company.gate().keptSeal() };
    const found = async (rows: Snapshot) =>
      (await verifyLog(memoryReader(rows), witnesses, company.clock.now)).findings;
    expect(await found(before)).toEqual([]);
    const random = streamOf(20_261_122, "audit").next;
    const missed: string[] = [];
    for (let edit = 0; edit < 1_000; edit += 1) {
      const { what, rows } = randomEdit(before, random);
      if ((await found(rows)).length === 0) missed.push(what);
    }
    expect(missed).toEqual([]);
  });

  test("in the database itself, with its triggers dropped", async () => {
    const company = await aCompany();
    await aSealedLog(company);
    await dropTriggers(company);
    const before = await takeSnapshot(company);
    const random = streamOf(1_122, "audit").next;
    const missed: string[] = [];
    for (let edit = 0; edit < IN_DATABASE; edit += 1) {
      const { what, rows } = randomEdit(before, random);
      await put(company, { rows, tables: ALL_TABLES });
      if ((await findings(company)).length === 0) missed.push(what);
    }
    expect(missed).toEqual([]);
    await put(company, { rows: before, tables: ALL_TABLES });
    const untouched = await findings(company);
    console.log(
      `audit edits: ${JSON.stringify({ edits: IN_DATABASE, missed: missed.length, untouched: untouched.length })}`,
    );
    expect(untouched).toEqual([]);
  });
});

test("a range taken away before its time is found", async () => {
  const company = await aCompany();
  await aSealedLog(company, 2);
  await dropTriggers(company);
  await company.rows("UPDATE settings SET audit_log_days = 0 WHERE account_id = ?", company.accountId);
  await company.rows("DELETE FROM audit_log WHERE account_id = ?", company.accountId);
  expect((await findings(company)).map(({ code }) => code)).toContain("rows_missing");
});

test("the gate reads the account anew and keeps its seal; after a restore the next one counts", async () => {
  const company = await aCompany();
  const people = await aSealedLog(company);
  const before = await company.gate().keptSeal();
  await dropTriggers(company);
  await company.rows("DELETE FROM audit_seals WHERE account_id = ? AND number > 1", company.accountId);
  await company.rehydrate();
  expect(await company.gate().keptSeal()).toEqual(before);
  expect(await findings(company)).toContainEqual({ code: "gate_ahead", seal: 3 });
  await addEntries(company, people);
  await sealLog(company.needs(), company.account);
  expect(await company.gate().keptSeal()).toMatchObject({ number: 2 });
  expect(await findings(company)).toEqual([]);
});
