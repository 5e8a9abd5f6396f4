/// <reference types="vite/client" />
import fc from "fast-check";

/**
 * The unit tests of the permission engine in one file: Stryker counts which test covers which mutant, and that works
 * within one file of one worker. Properties with fewer cases, since every mutant runs them, and without looking for the smallest counterexample, since the first one kills; the long replay of the
 * oracles is left out.
 */
fc.configureGlobal({ numRuns: 20, endOnFailure: true });
import.meta.glob(["../../unit/access/*.test.ts", "!../../unit/access/oracles.test.ts"], { eager: true });
