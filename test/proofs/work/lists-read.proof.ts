import { expect, test } from "vitest";
import { HOUR_MS, inRuntime } from "../limits/in-runtime";

type Report = { reads: Record<string, Record<string, number>>; over: string[] };

/**
 * The bounds of test/workerd/work/lists-read at full size: 100,000 records of each kind and lines of each log, 5,000
 * people; for rare, common and empty scopes, the whole company, and a head of everybody (issue Work, Done 5).
 */
test("rows that each list reads at 100,000 records and 5,000 people", { timeout: HOUR_MS }, async () => {
  const { reads, over } = await inRuntime<Report>("lists read", ["test/workerd/work/lists-read"], {
    GATEHOUSE_LIST_RECORDS: "100000",
    GATEHOUSE_LIST_PEOPLE: "5000",
  });
  const [who = []] = Object.values(reads).map((read) => Object.keys(read));
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(30)}${cells.map((cell) => cell.toLocaleString("en").padStart(15)).join("")}\n`;
  process.stdout.write(line("rows read", who));
  for (const [list, read] of Object.entries(reads)) process.stdout.write(line(list, Object.values(read)));
  for (const read of Object.values(reads)) expect(Object.keys(read)).toEqual(who);
  expect(over).toEqual([]);
});
