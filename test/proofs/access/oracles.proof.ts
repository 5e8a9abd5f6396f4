import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareWithOracles } from "../../support/oracles/compare";

const CASES = 100_000;
const SEED = 3_082_026;

test("100,000 decisions equal those of Cedar and casbin; the answers are kept for replay (security 3)", async () => {
  const result = await compareWithOracles(CASES, SEED);
  expect(result.cases).toBe(CASES);
  console.log(`oracles: ${result.cases} cases, ${result.allowed} allowed, no difference`);
  const fixture = new URL("../../fixtures/access-oracles.json", import.meta.url);
  writeFileSync(fixture, `${JSON.stringify(result, null, 2)}\n`);
});
