import { expect, test } from "vitest";
import { compareWithOracles } from "../../support/oracles/compare";

test("2,000 decisions in random companies equal those of Cedar and casbin (security 3)", {
  timeout: 120_000,
}, async () => {
  const counts = await compareWithOracles(2_000, 20_260_512);
  console.log(
    `oracles: ${counts.cases} cases in ${counts.companies} companies, ${counts.allowed} allowed, no difference`,
  );
  expect(counts.cases).toBeGreaterThanOrEqual(2_000);
  expect(counts.allowed).toBeGreaterThan(300);
  expect(counts.allowed).toBeLessThan(1_700);
});
