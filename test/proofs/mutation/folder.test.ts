/// <reference types="vite/client" />
import fc from "fast-check";

/**
 * The unit tests of one folder of the domain (`MUTATED_FOLDER`) in one file: Stryker counts which test covers which
 * mutant, and that works within one file of one worker. Properties with fewer cases, since every mutant runs them, and
 * without looking for the smallest counterexample, since the first one kills; the long replay of the oracles is left out.
 */
fc.configureGlobal({ numRuns: 20, endOnFailure: true });
const suites = import.meta.glob([
  "../../unit/{access,limits,log,network,session}/*.test.ts",
  "!../../unit/access/oracles.test.ts",
]);
for (const [file, load] of Object.entries(suites))
  if (file.includes(`/unit/${process.env.MUTATED_FOLDER}/`)) await load();
