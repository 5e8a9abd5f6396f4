/**
 * The unit tests of the permission engine in one file: Stryker counts which test covers which mutant, and that works
 * within one file of one worker. The long replay of the oracles is left out.
 */
import.meta.glob(["../../unit/access/*.test.ts", "!../../unit/access/oracles.test.ts"], { eager: true });
