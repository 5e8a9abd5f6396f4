import { expect, test } from "vitest";
import { isCopiedColumn } from "~/domain/export/copies";
import { days } from "~/domain/time/durations";
import { fullCopy } from "~/features/copies/copy-job.server";
import { startDueCopies } from "~/features/copies/make-copy.server";
import { copiedTables, listCopies } from "~db/queries/copies";
import { jobsOf } from "~workers/scheduled/work-jobs";
import { aCompany } from "../../support/company";

test("a copy is due a week after the company began and a week after the last one; four are kept with their files", async () => {
  const company = await aCompany();
  const { clock, accountId, accountPublicId } = company;
  const tick = async () => {
    const started = await startDueCopies(company.needs());
    await jobsOf([fullCopy], () => clock.now).run(company.needs());
    const failures = await company.rows(
      "SELECT failure FROM jobs WHERE account_id = ? AND failure IS NOT NULL",
      accountId,
    );
    expect(failures).toEqual([]);
    return started;
  };
  clock.now += days(7) - 1;
  await tick();
  expect(await listCopies(company.db, accountId)).toEqual([]);
  clock.now += 1;
  for (let week = 1; week <= 6; week += 1) {
    await tick();
    clock.now += days(7);
  }
  const copies = await listCopies(company.db, accountId);
  expect(copies).toHaveLength(4);
  const manifest = await company
    .needs()
    .files.text(`copies/${accountPublicId}/${copies[0]?.publicId}/manifest.json`);
  expect(JSON.parse(manifest ?? "{}")).toMatchObject({ account: accountPublicId, rows: copies[0]?.rows });
});

test("no column with a hash of a secret is copied, and every other column of an account is", async () => {
  const company = await aCompany();
  const tables = await copiedTables(company.db);
  const columns = tables.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));
  expect(columns.filter((name) => /token|password|secret|code|device_hash/.test(name))).toEqual([
    "network_state.covers_tokens",
  ]);
  expect(isCopiedColumn("hash")).toBe(true);
  expect(tables.map(({ table }) => table)).toEqual(
    expect.arrayContaining(["users", "audit_log", "audit_seals", "deals", "messages", "settings"]),
  );
});
