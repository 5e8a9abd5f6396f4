import { expect, test } from "vitest";
import { HOUR_MS, inRuntime } from "../limits/in-runtime";

const EDITS = 1_000;

/** The edits of test/workerd/audit, a thousand of them, in real D1 with its triggers dropped (security.md row 44). */
test("1,000 random edits of stored entries and seals: all found, none in an untouched log", {
  timeout: HOUR_MS,
}, async () => {
  const one = ["test/workerd/audit/tampering", "-t", "in the database itself"];
  const report = await inRuntime<{ edits: number; missed: number; untouched: number }>("audit edits", one, {
    GATEHOUSE_AUDIT_EDITS: String(EDITS),
  });
  const { edits, missed, untouched } = report;
  process.stdout.write(
    `audit: ${edits.toLocaleString("en")} random edits in D1, ${edits - missed} found, ${missed} missed, ${untouched} findings in the untouched log\n`,
  );
  expect(report).toEqual({ edits: EDITS, missed: 0, untouched: 0 });
});
