import { expect, test } from "vitest";
import { days } from "~/domain/time/durations";
import { eraseCompany } from "~/features/closing/erase-company.server";
import { accountTables } from "~db/queries/account-tables";
import { eraseCompanies } from "~workers/scheduled/erase-companies";
import { sealLogs } from "~workers/scheduled/seal-logs";
import { close } from "../../support/closing";
import { aCompany, env, type TestCompany } from "../../support/company";

/** A company with people, logs, seals, deals and files that was closed a moment more than 30 days ago. */
async function aClosedCompany() {
  const company = await aCompany({ at: Date.now() - days(31) });
  const { accountId, accountPublicId } = company;
  const person = await company.aPerson();
  const twice = await company.aPerson();
  await company.rows(
    "INSERT INTO identity_accounts(identity_id, account_id, user_id) VALUES (?, ?, 1)",
    twice.identityId,
    accountId + 100_000,
  );
  const session = await company.signedIn(company.owner);
  await company.gate().flush();
  await company.needs().files.put(`copies/${accountPublicId}/one/0.json`, "{}");
  await company.needs().files.put(`exports/${accountPublicId}/two/0.json`, "{}");
  await close(company);
  await sealLogs.run(company.needs());
  return { company, person, twice, session };
}

/** Rows of the account by table, those of none left out. */
async function rowsOf(company: TestCompany): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table } of await accountTables(company.db)) {
    const [row] = await company.rows<{ n: number }>(
      `SELECT count(*) AS n FROM "${table}" WHERE account_id = ?`,
      company.accountId,
    );
    if (row?.n) counts[table] = row.n;
  }
  return counts;
}
const filesOf = async ({ accountPublicId }: TestCompany) =>
  (await env.FILES.list()).objects.filter(({ key }) => key.includes(accountPublicId)).length;
const erased = (company: TestCompany) =>
  company.rows(
    "SELECT event FROM operator_log WHERE account_public_id = ? AND event = 'account_erased'",
    company.accountPublicId,
  );

test("every table of accounts has a key by which its rows are deleted in portions [AU-23]", async () => {
  const { db } = await aCompany();
  const keyless = (await accountTables(db)).filter(({ key }) => key.length === 0);
  expect(keyless).toEqual([]);
});

test("a moment before the end cron leaves everything, at the end nothing: rows, files, gate, identities without another company [AU-23]", async () => {
  const { company, person, twice, session } = await aClosedCompany();
  company.clock.now += days(30) - 1;
  await eraseCompanies.run(company.needs());
  expect(await rowsOf(company)).toMatchObject({ users: 3, audit_log: 1, audit_seals: 1, settings: 1 });

  company.clock.now += 1;
  expect(await eraseCompanies.run(company.needs())).toEqual({ due: 1, erased: 1 });
  expect(await rowsOf(company)).toEqual({});
  expect(await filesOf(company)).toBe(0);
  expect(await session.ask()).toMatchObject({ ok: false, reason: "none" });
  const identities = await company.rows<{ id: number }>(
    "SELECT id FROM identities WHERE id IN (?, ?)",
    person.identityId,
    twice.identityId,
  );
  expect(identities.map(({ id }) => id)).toEqual([twice.identityId]);
  expect(await erased(company)).toHaveLength(1);

  expect(await eraseCompanies.run(company.needs())).toEqual({ due: 0, erased: 0 });
  expect(await erased(company)).toHaveLength(1);
});

test("broken off after any step it goes on, and the end is the same: once in the operator's log [AU-23]", async () => {
  for (const step of ["gate", "files", "rows", "directory", "last"] as const) {
    const { company } = await aClosedCompany();
    company.clock.now += days(30);
    const needs = company.needs();
    const fails = () => {
      throw new Error("the power is gone");
    };
    const broken = {
      gate: { ...needs, gate: fails },
      files: { ...needs, files: { ...needs.files, remove: fails } },
      rows: { ...needs, db: runningOut(needs, fails) },
      directory: { ...needs, directory: { ...needs.directory, run: fails } },
      last: { ...needs, db: afterwards(needs, fails) },
    }[step] as typeof needs;
    const outcome = await eraseCompany(broken, company.account, Number.MAX_SAFE_INTEGER).catch(
      () => "broken",
    );
    expect(outcome, step).toBe("broken");
    expect(await rowsOf(company), step).toMatchObject({ settings: 1 });
    expect(await eraseCompanies.run(company.needs()), step).toMatchObject({ erased: 1 });
    expect(await rowsOf(company), step).toEqual({});
    expect(await erased(company), step).toHaveLength(1);
  }
});

/** The database that fails in the middle of the tables. */
function runningOut(needs: ReturnType<TestCompany["needs"]>, fails: () => never) {
  let left = 20;
  return (accountId: number) => {
    const db = needs.db(accountId);
    const run: typeof db.run = (query) => (left-- > 0 ? db.run(query) : fails());
    return Object.assign(Object.create(db), { run });
  };
}

/** The database whose batches fail: single statements run. */
function afterwards(needs: ReturnType<TestCompany["needs"]>, fails: () => never) {
  return (accountId: number) => {
    const db = needs.db(accountId);
    return Object.assign(Object.create(db), {
      $client: { prepare: (text: string) => db.$client.prepare(text), batch: fails },
    });
  };
}

test("within the grace nothing begins to be erased, whoever writes it into the database [AU-23]", async () => {
  const company = await aCompany();
  await close(company);
  const begin = company.rows("UPDATE settings SET erasing_at = 1 WHERE account_id = ?", company.accountId);
  await expect(begin).rejects.toThrow("the grace has not passed");
});

test("another company's rows, files and logs stay as they are [AU-23]", async () => {
  const { company } = await aClosedCompany();
  const other = await aCompany();
  await other.needs().files.put(`copies/${other.accountPublicId}/one/0.json`, "{}");
  const before = await rowsOf(other);
  company.clock.now += days(30);
  await eraseCompanies.run(company.needs());
  expect(await rowsOf(other)).toEqual(before);
  expect(await filesOf(other)).toBe(1);
  expect((await other.signedIn(other.owner)).sessionId).toBeTruthy();
});
