import { expect, test } from "vitest";
import { minutes } from "~/domain/time/durations";
import { exportFolder } from "~/features/export/export-job.server";
import { idsFile } from "~/features/work-export/catch-up.server";
import { exportRecords, type ListInput } from "~/features/work-export/export-records.server";
import { aCompany, from, newId, OFFICE, type TestCompany } from "../../support/company";

const CONTACTS = 2_300;

/** Contacts 1…n, the last one changed last. */
const fill = (company: TestCompany, at: number) =>
  company.rows(
    `WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?)
      INSERT INTO contacts(account_id, public_id, name, responsible_id, created_at, updated_at)
      SELECT ?, 'c' || ? || '.' || n, 'Contact ' || n, ?, ? + n, ? + n FROM k`,
    CONTACTS,
    company.accountId,
    company.accountId,
    company.ownerId,
    at,
    at,
  );

test("records that change while their list is exported are in the file, each once [AM-10] [MC-93]", {
  timeout: 60_000,
}, async () => {
  const company = await aCompany();
  const begun = company.clock.now;
  await fill(company, begun - minutes(600));
  const change = (n: number) =>
    company.rows(
      "UPDATE contacts SET name = name || ' anew', updated_at = ? WHERE account_id = ? AND name = ?",
      company.clock.now,
      company.accountId,
      `Contact ${n}`,
    );
  const input = {
    kind: "contact",
    query: "",
    columns: ["name"],
    header: ["Name"],
    format: "csv",
    language: "en",
    zone: "Europe/Warsaw",
    client: from(OFFICE),
    sessionId: newId(),
  } satisfies ListInput;
  const job = {
    ...company.account,
    jobId: 0,
    publicId: newId(),
    input,
    actor: await company.actor(company.owner),
    total: 0,
  };
  let cursor: NonNullable<Parameters<typeof exportRecords.step>[1]["cursor"]> | null = null;
  let done = 0;
  let parts = 0;
  do {
    const chunk: Awaited<ReturnType<typeof exportRecords.step>> = await exportRecords.step(company.needs(), {
      ...job,
      cursor,
      done,
    });
    ({ cursor, done } = chunk);
    parts += 1;
    company.clock.now += minutes(2);
    // Behind the place that is read, and ahead of it: number 1 is the last of all, number 2300 was the first.
    if (parts === 1) for (const n of [1, 700, CONTACTS]) await change(n);
  } while (cursor !== null);

  const folder = exportFolder(company.account.accountPublicId, job.publicId);
  const files = await Promise.all(
    Array.from({ length: parts }, (_, part) => company.needs().files.text(`${folder}${part}.json`)),
  );
  const names = files.flatMap((text) => (JSON.parse(text ?? "[]") as [string][]).map(([name]) => name));
  expect(names).toHaveLength(CONTACTS);
  expect(done).toBe(CONTACTS);
  expect(new Set(names.map((name) => name.replace(" anew", ""))).size).toBe(CONTACTS);
  expect(names.filter((name) => name.endsWith("anew")).sort()).toEqual([
    "Contact 1 anew",
    "Contact 700 anew",
  ]);
  expect(JSON.parse((await company.needs().files.text(idsFile(folder, 0))) ?? "[]")).toHaveLength(1_000);
});
