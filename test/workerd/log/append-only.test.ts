import { describe, expect, test } from "vitest";
import { authEntry } from "~/domain/log/entry";
import { days } from "~/domain/time/durations";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit } from "~db/queries/guarded-batch";
import { pruneLogs } from "~workers/scheduled/prune-logs";
import { aCompany, newId, type TestCompany } from "../../support/company";

async function write(company: TestCompany, facts: { at: number; opId?: string; count?: number }) {
  const entry = authEntry({
    opId: newId(),
    event: "logout",
    result: "success",
    userId: company.ownerId,
    ...facts,
  });
  await commit(company.db, [writeAuthEntry(company.accountId, entry)]);
  return entry.opId;
}
const agesOf = (company: TestCompany) =>
  company.rows<{ at: number }>("SELECT at FROM auth_log WHERE account_id = ? ORDER BY at", company.accountId);

describe("the log is append-only [AM-11]", () => {
  test.each([
    "UPDATE auth_log SET result = 'refused'",
    "UPDATE auth_log SET at = at + 1",
    "UPDATE auth_log SET user_id = NULL",
    "UPDATE auth_log SET event = 'authn_login_success'",
    "UPDATE auth_log SET count = 0",
    "DELETE FROM auth_log",
  ])("%s is refused by the database itself", async (statement) => {
    const company = await aCompany();
    await write(company, { at: company.clock.now });
    await expect(company.rows(`${statement} WHERE account_id = ?`, company.accountId)).rejects.toThrow(
      /append-only/,
    );
    expect(await agesOf(company)).toHaveLength(1);
  });

  test("an operation that arrives twice is one row; its count only grows", async () => {
    const company = await aCompany();
    const opId = await write(company, { at: company.clock.now, count: 3 });
    await write(company, { at: company.clock.now, opId, count: 2 });
    const counts = () => company.rows("SELECT count FROM auth_log WHERE op_id = ?", opId);
    expect(await counts()).toEqual([{ count: 3 }]);
    await write(company, { at: company.clock.now, opId, count: 7 });
    expect(await counts()).toEqual([{ count: 7 }]);
  });
});

describe("retention: 180 days by default, or as the company says", () => {
  test.each([
    [180, null],
    [30, 30],
  ])("what is older than %d days goes, the moment before it stays", async (kept, setting) => {
    const now = Date.now();
    const company = await aCompany({ at: now });
    if (setting !== null)
      await company.rows(
        "UPDATE settings SET auth_log_days = ? WHERE account_id = ?",
        setting,
        company.accountId,
      );
    const edge = now - days(kept);
    for (const at of [edge - days(400), edge - 1, edge + 60_000, now]) await write(company, { at });
    expect((await pruneLogs.run(company.needs())).deleted).toBeGreaterThanOrEqual(2);
    expect(await agesOf(company)).toEqual([{ at: edge + 60_000 }, { at: now }]);
    expect(await pruneLogs.run(company.needs())).toEqual({ deleted: 0 });
  });

  test("a tick deletes at most 5,000 rows; the next goes on", async () => {
    const company = await aCompany();
    await company.rows(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5600)
      INSERT INTO auth_log(account_id, op_id, at, event, method, result)
      SELECT ?1, 'old.' || ?1 || '.' || i, i, 'logout', 'web', 'success' FROM n`,
      company.accountId,
    );
    expect(await pruneLogs.run(company.needs())).toEqual({ deleted: 5_000 });
    expect(await pruneLogs.run(company.needs())).toEqual({ deleted: 600 });
  });
});
