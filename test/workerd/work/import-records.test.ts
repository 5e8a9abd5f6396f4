import { describe, expect, test } from "vitest";
import type { DuplicateWay } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { JOB_KINDS } from "~/features/job-kinds.server";
import { addImportRows, closeImport } from "~/features/jobs/fill-import.server";
import { startJob } from "~/features/jobs/start-job.server";
import { cellsOf, guessMapping } from "~/features/work-import/columns";
import { importRecords } from "~/features/work-import/import-records.server";
import { undoRecords } from "~/features/work-import/undo-records.server";
import { countRows, refusedRows } from "~db/queries/import-rows";
import { jobsOf } from "~workers/scheduled/work-jobs";
import { aCompany, type TestCompany } from "../../support/company";
import { HEADER, problemOf, recordRows } from "../../support/record-file";

/** Sends a file as the page does, and lets cron go on until it is done. */
async function bring(
  company: TestCompany,
  kind: CardKind,
  header: string[],
  rows: string[][],
  way: DuplicateWay = "skip",
) {
  const { accountId } = company;
  const needs = company.needs();
  const actor = await company.actor(company.owner);
  const mapping = guessMapping(kind, header);
  const started = await startJob(needs, importRecords, {
    accountId,
    input: { kind, way },
    actor,
    isFilling: true,
  });
  if (started.lost) throw new Error("lost");
  const whose = { accountId, userId: company.ownerId, jobId: started.publicId };
  for (let at = 0; at < rows.length; at += 500)
    await addImportRows(needs, whose, {
      rows: rows
        .slice(at, at + 500)
        .map((cells, n) => ({ line: at + n + 2, data: cellsOf(cells, mapping) as Record<string, string> })),
    });
  const quiet = { ...needs, later: (work: Promise<unknown>) => void work.catch(() => undefined) };
  await closeImport(quiet, whose, importRecords);
  const [job] = await company.rows<{ id: number }>(
    "SELECT id FROM jobs WHERE public_id = ?",
    started.publicId,
  );
  const id = job?.id ?? 0;
  await finished(company, id);
  const ref = { accountId, jobId: id };
  return {
    id,
    counts: await countRows(company.db, ref),
    refused: await refusedRows(company.db, ref, 0, 1_000),
  };
}

async function finished(company: TestCompany, id: number) {
  for (let turn = 0; turn < 50; turn++) {
    await jobsOf(JOB_KINDS, () => company.clock.now).run(company.needs());
    const [job] = await company.rows<{ state: string; failure: string }>(
      "SELECT state, failure FROM jobs WHERE id = ?",
      id,
    );
    if (job?.state === "done") return;
    if (job?.state === "failed") throw new Error(job.failure);
    company.clock.now += 61_000;
  }
  throw new Error("the job did not end");
}
const count = async (company: TestCompany, table: string) =>
  (
    await company.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} WHERE account_id = ? AND deleted_at IS NULL`,
      company.accountId,
    )
  )[0]?.n;

describe("a file of deals as amoCRM exports it", () => {
  test("a third of the rows broken: each named by line and column, the good ones stand with their clients, undo takes all back", async () => {
    const company = await aCompany();
    const rows = recordRows(600, 3);
    const { id, counts, refused } = await bring(company, "deal", HEADER, rows);
    expect(counts).toMatchObject({ made: 400, refused: 200, waiting: 0 });
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual(
      rows.flatMap((_, n) => (problemOf(n + 1, 3) === null ? [] : [[n + 2, problemOf(n + 1, 3)]])),
    );
    expect(await count(company, "deals")).toBe(400);
    const [deal] = await company.rows(
      `SELECT d.name, d.amount, d.external_id, c.name AS contact, d.created_at FROM deals d JOIN contacts c ON c.id = d.contact_id
        WHERE d.external_id = 'amo-1'`,
    );
    expect(deal).toEqual({
      name: "Диван 1",
      amount: 13750,
      external_id: "amo-1",
      contact: expect.stringContaining("1"),
      created_at: Date.UTC(2026, 1, 2, 11, 5),
    });
    const [{ n: told } = { n: 0 }] = await company.rows<{ n: number }>(
      "SELECT count(*) AS n FROM activity WHERE account_id = ? AND kind = 'record_created' AND object_kind = 'deal' AND source = 'import'",
      company.accountId,
    );
    expect(told).toBe(400);

    // Somebody has worked on one since: that one stays.
    await company.rows("UPDATE deals SET version = 2 WHERE external_id = 'amo-1'");
    const actor = await company.actor(company.owner);
    const undo = await startJob(company.needs(), undoRecords, {
      accountId: company.accountId,
      input: { importId: id },
      actor,
    });
    const [job] = await company.rows<{ id: number }>(
      "SELECT id FROM jobs WHERE public_id = ?",
      undo.lost ? "" : undo.publicId,
    );
    await finished(company, job?.id ?? 0);
    expect(await count(company, "deals")).toBe(1);
    expect(await count(company, "contacts")).toBe(0);
  });

  test("the same file again leaves out what is here, and says so", async () => {
    const company = await aCompany();
    await bring(company, "deal", HEADER, recordRows(10));
    const again = await bring(company, "deal", HEADER, recordRows(12));
    expect(again.counts).toMatchObject({ made: 2, refused: 10 });
    expect(new Set(again.refused.map(({ reason }) => reason))).toEqual(new Set(["row:already_here"]));
    expect(await count(company, "deals")).toBe(12);
  });
});

describe("contacts: a phone or an e-mail that is here already", () => {
  const header = ["Имя", "Фамилия", "Рабочий телефон", "Должность"];
  const anna = ["Анна", "Иванова", "8 (912) 345-67-89", "директор"];
  test.each([
    ["skip", 1, "бухгалтер"],
    ["update", 1, "директор"],
    ["create", 2, "бухгалтер"],
  ] as const)("%s", async (way, contacts, position) => {
    const company = await aCompany();
    await company.rows("UPDATE settings SET language = 'ru' WHERE account_id = ?", company.accountId);
    await bring(company, "contact", header, [["Анна", "Иванова", "+7 912 345-67-89", "бухгалтер"]]);
    const { id } = await bring(company, "contact", header, [anna], way);
    expect(await count(company, "contacts")).toBe(contacts);
    const first = () =>
      company.rows<{ position: string }>(
        "SELECT position FROM contacts WHERE account_id = ? ORDER BY id LIMIT 1",
        company.accountId,
      );
    expect(await first()).toEqual([{ position }]);
    const actor = await company.actor(company.owner);
    const undo = await startJob(company.needs(), undoRecords, {
      accountId: company.accountId,
      input: { importId: id },
      actor,
    });
    const [job] = await company.rows<{ id: number }>(
      "SELECT id FROM jobs WHERE public_id = ?",
      undo.lost ? "" : undo.publicId,
    );
    await finished(company, job?.id ?? 0);
    expect(await first()).toEqual([{ position: "бухгалтер" }]);
    expect(await count(company, "contacts")).toBe(1);
  });

  test("a client who stands in the file twice is made once", async () => {
    const company = await aCompany();
    const { counts, refused } = await bring(
      company,
      "contact",
      ["Name", "Email"],
      [
        ["Kate", "kate@example.com"],
        ["Kate B", "KATE@example.com"],
      ],
    );
    expect(counts).toMatchObject({ made: 1, refused: 1 });
    expect(refused[0]).toMatchObject({ line: 3, reason: "row:twice" });
  });
});
