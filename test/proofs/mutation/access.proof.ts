import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { run, script } from "../network/tools";

const AIM = 90;
type Report = { files: Record<string, { source: string; mutants: Mutant[] }> };
type Mutant = {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
};

test("mutants of the permission engine do not survive its unit tests (issue 3, proof)", {
  timeout: 0,
}, () => {
  const root = script("../../..");
  run(
    process.execPath,
    [`${root}/node_modules/@stryker-mutator/core/bin/stryker.js`, "run", script("../mutation/stryker.json")],
    { cwd: root },
  );
  const report = JSON.parse(readFileSync(`${root}/.cache/mutation.json`, "utf8")) as Report;
  const mutants = Object.entries(report.files).flatMap(([file, { mutants: all }]) =>
    all.map((mutant) => ({ file, ...mutant })),
  );
  const count = (...states: string[]) => mutants.filter(({ status }) => states.includes(status)).length;
  const killed = count("Killed", "Timeout");
  const score = (100 * killed) / (killed + count("Survived", "NoCoverage"));
  console.log(`Mutation score of app/domain/access: ${score.toFixed(1)} % of ${mutants.length} mutants`);
  for (const { file, status, location, mutatorName, replacement } of mutants)
    if (status === "Survived" || status === "NoCoverage")
      console.log(`  ${file}:${location.start.line} ${mutatorName}: ${replacement ?? ""}`);
  expect(score).toBeGreaterThanOrEqual(AIM);
});
