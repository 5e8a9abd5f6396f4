import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { run, script } from "../network/tools";

type Report = { files: Record<string, { source: string; mutants: Mutant[] }> };
type Mutant = {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
};

/** Aims in percent (security.md 61). One folder alone: `npm run proofs -- mutation -t app/domain/limits`. */
test.each([
  ["access", 90],
  ["limits", 88],
  ["log", 88],
  ["network", 88],
  ["session", 88],
])("mutants of app/domain/%s do not survive its unit tests: %d %% or more", { timeout: 0 }, (folder, aim) => {
  const root = script("../../..");
  const stryker = `${root}/node_modules/@stryker-mutator/core/bin/stryker.js`;
  process.env.MUTATED_FOLDER = folder;
  run(
    process.execPath,
    [stryker, "run", script("stryker.json"), "--mutate", `app/domain/${folder}/**/*.ts`],
    { cwd: root },
  );
  const report = JSON.parse(readFileSync(`${root}/.cache/mutation.json`, "utf8")) as Report;
  const mutants = Object.entries(report.files).flatMap(([file, { mutants: all }]) =>
    all.map((mutant) => ({ file, ...mutant })),
  );
  const count = (...states: string[]) => mutants.filter(({ status }) => states.includes(status)).length;
  const killed = count("Killed", "Timeout");
  const score = (100 * killed) / (killed + count("Survived", "NoCoverage"));
  console.log(`Mutation score of app/domain/${folder}: ${score.toFixed(1)} % of ${mutants.length} mutants`);
  for (const { file, status, location, mutatorName, replacement } of mutants)
    if (status === "Survived" || status === "NoCoverage")
      console.log(`  ${file}:${location.start.line} ${mutatorName}: ${replacement ?? ""}`);
  expect(score).toBeGreaterThanOrEqual(aim);
});
