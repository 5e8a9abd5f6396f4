import { describe, expect, test } from "vitest";
import { days, minutes } from "~/domain/time/durations";
import { sealLog } from "~/features/audit/seal-log.server";
import { verifyLog } from "~/features/audit/verify-log.server";
import { updateCompany } from "~/features/company/update-company.server";
import { logReader } from "~db/queries/audit-log/reader";
import { lastSeal } from "~db/queries/audit-log/sealing";
import { pruneAudit } from "~workers/scheduled/prune-audit";
import { sealLogs } from "~workers/scheduled/seal-logs";
import { addEntries, aSealedLog, findings } from "../../support/audit/log";
import { aCompany, type TestCompany } from "../../support/company";

const count = (company: TestCompany, table: string) =>
  company
    .rows<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE account_id = ?`, company.accountId)
    .then(([row]) => row?.n);

describe("seals of the audit log", () => {
  test("cron seals what is new, once; the gate keeps the last seal", async () => {
    const company = await aCompany();
    const people = await aSealedLog(company);
    await addEntries(company, people);
    await sealLogs.run(company.needs());
    const last = await lastSeal(company.db, company.accountId);
    expect(last).toMatchObject({ number: 4, count: 4 });
    expect(await company.gate().keptSeal()).toEqual({
      number: 4,
      hash: last?.hash,
      to: last?.to,
      epoch: expect.any(Number),
    });
    await sealLogs.run(company.needs());
    expect(await lastSeal(company.db, company.accountId)).toEqual(last);
    expect(await findings(company)).toEqual([]);
  });

  test("two hundred entries at once and twenty runs of cron make one chain without a fork", async () => {
    const company = await aCompany();
    const people = await aSealedLog(company, 1);
    const entries = Array.from({ length: 50 }, (_, at) => addEntries(company, people, at));
    const seals = Array.from({ length: 20 }, () => sealLog(company.needs(), company.account));
    await Promise.all([...entries, ...seals]);
    await sealLog(company.needs(), company.account);
    const gate = await company.gate().keptSeal();
    const report = await verifyLog(logReader(company.db, company.accountId), { gate }, company.clock.now);
    expect(report).toMatchObject({ rows: 204, unsealed: 0, findings: [] });
  });

  test("an account that nobody has entered is sealed without making its gate", async () => {
    const company = await aCompany();
    const people = [await company.aPerson(), await company.aPerson()];
    await addEntries(company, people);
    await sealLog(company.needs(), company.account);
    const [state] = await company.rows(
      "SELECT applied FROM gate_state WHERE account_id = ?",
      company.accountId,
    );
    expect(state).toEqual({ applied: null });
    expect(await findings(company)).toEqual([]);
  });
});

describe("the database itself refuses", () => {
  test.each([
    "UPDATE audit_log SET reason = 'other'",
    "UPDATE audit_log SET actor_name = 'other'",
    "UPDATE audit_log SET target_id = 1",
    "UPDATE audit_log SET named = NULL",
    "DELETE FROM audit_log",
    "UPDATE audit_changes SET after = 'other'",
    "UPDATE audit_changes SET field = 'other'",
    "DELETE FROM audit_changes",
    "UPDATE audit_seals SET root = 'other'",
    "DELETE FROM audit_seals",
  ])("%s", async (statement) => {
    const company = await aCompany();
    await aSealedLog(company, 1);
    await expect(company.rows(`${statement} WHERE account_id = ?`, company.accountId)).rejects.toThrow(
      /append-only/,
    );
    expect(await findings(company)).toEqual([]);
  });
});

describe("retention: whole sealed ranges go, their seals stay", () => {
  const tick = (company: TestCompany) => pruneAudit.run(company.needs());

  test("after 12 months, not a moment before; what is left is still proven", async () => {
    const company = await aCompany({ at: Date.now() - days(365) });
    const people = await aSealedLog(company, 1);
    const entriesAt = company.clock.now;
    company.clock.now += minutes(10);
    await addEntries(company, people);
    await sealLog(company.needs(), company.account);
    company.clock.now = entriesAt + days(365) - 1;
    await tick(company);
    expect(await count(company, "audit_log")).toBe(8);
    company.clock.now += 1;
    await tick(company);
    expect(await count(company, "audit_log")).toBe(4);
    expect(await count(company, "audit_changes")).toBe(5);
    expect(await count(company, "audit_seals")).toBe(2);
    expect(await findings(company)).toEqual([]);
  });

  test("a company that keeps entries longer keeps them; a shorter time counts for entries that come after it", async () => {
    const company = await aCompany({ at: Date.now() - days(400) });
    await aSealedLog(company, 1);
    const keep = (kept: number) =>
      company.rows("UPDATE settings SET audit_log_days = ? WHERE account_id = ?", kept, company.accountId);
    company.clock.now += days(370);
    await keep(380);
    await tick(company);
    expect(await count(company, "audit_log")).toBe(4);
    await keep(30);
    await tick(company);
    expect(await count(company, "audit_log")).toBe(0);
  });

  test("made shorter in the settings: entries sealed before keep their 12 months, later ones go no sooner than those, and the chain stays proven", async () => {
    const company = await aCompany({ at: Date.now() - days(370) });
    const people = await aSealedLog(company, 1);
    const firstAt = company.clock.now;
    const actor = await company.actor(company.owner);
    const form = { name: "Harbour", timeZone: "Asia/Tokyo", weekStart: 1, language: "en" as const };
    await updateCompany(company.needs(), company.account, { actor, form: { ...form, auditLogDays: 180 } });
    company.clock.now += minutes(1);
    await addEntries(company, people);
    await sealLog(company.needs(), company.account);
    const left = async (at: number) => {
      company.clock.now = at;
      await tick(company);
      expect(await findings(company)).toEqual([]);
      return count(company, "audit_log");
    };
    expect(await left(firstAt + days(364))).toBe(9);
    expect(await left(firstAt + days(366))).toBe(5);
    expect(await left(firstAt + days(366) + minutes(1))).toBe(0);
  });
});
