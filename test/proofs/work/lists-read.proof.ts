import { expect, test } from "vitest";
import { HOUR_MS, inRuntime } from "../limits/in-runtime";

type Report = Record<string, Record<string, number>>;

/**
 * The bounds of test/workerd/work/lists-read at full size: 100,000 records of each kind and lines of each log, 5,000
 * people; for rare, common and empty scopes, the whole company, and a head of everybody (issue Work, Done 5).
 */
test("rows that each list reads at 100,000 records and 5,000 people", { timeout: HOUR_MS }, async () => {
  const report = await inRuntime<Report>("lists read", ["test/workerd/work/lists-read"], {
    GATEHOUSE_LIST_RECORDS: "100000",
    GATEHOUSE_LIST_PEOPLE: "5000",
  });
  const [who = []] = Object.values(report).map((reads) => Object.keys(reads));
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.toLocaleString("en").padStart(15)).join("")}\n`;
  process.stdout.write(line("rows read", who));
  for (const [list, reads] of Object.entries(report)) process.stdout.write(line(list, Object.values(reads)));
  // The bounds themselves stand in the test, which has reported every list for everybody.
  for (const reads of Object.values(report)) expect(Object.keys(reads)).toEqual(who);
});
