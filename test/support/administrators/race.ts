import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { comeBack, setStage } from "./cast";
import { aim, SEND } from "./doors";
import { deedsSince, judge } from "./judge";
import { randomPlan } from "./plan";
import { snapshot } from "./snapshot";

export type RaceReport = {
  requests: number;
  /** Answers that were no refusal, and refusals: a race with neither would prove nothing. */
  done: number;
  refused: number;
  failed: number;
  checked: number;
  /** Waves after which one Administrator was left: the guard stood between the company and nobody. */
  lastOneLeft: number;
  broken: string[];
};

/**
 * A random company in which everybody tries at once to demote, hold, archive, delete and appoint everybody, through
 * pages and API; after each wave the database is judged (issue 3, Proof).
 */
export async function raceAdministrators(
  server: Pick<Gatehouse, "db" | "url">,
  { seed, waves, atOnce }: { seed: number; waves: number; atOnce: number },
): Promise<RaceReport> {
  const plan = randomPlan(seed, { waves, atOnce });
  const stage = await setStage(server, plan.standings);
  const report = { requests: 0, done: 0, refused: 0, failed: 0, checked: 0, lastOneLeft: 0 };
  const broken: string[] = [];
  for (const [number, moves] of plan.waves.entries()) {
    const before = await snapshot(stage);
    await comeBack(stage, before.held);
    const answers = await Promise.all(
      moves.map((move) => {
        const request = aim(stage, before, move);
        return SEND[move.door](request);
      }),
    );
    for (const { status } of answers) {
      report.requests += 1;
      if (status >= 500) report.failed += 1;
      else if (status >= 400) report.refused += 1;
      else report.done += 1;
    }
    const after = await snapshot(stage);
    const verdict = judge(before, after, await deedsSince(stage, before.lastAudit));
    report.checked += verdict.checked;
    if (after.reachable.size === 1) report.lastOneLeft += 1;
    broken.push(...verdict.broken.map((what) => `seed ${seed}, wave ${number}: ${what}`));
    if (after.reachable.size === 0) break;
  }
  const last = await snapshot(stage);
  await comeBack(stage, last.held);
  for (const { id, visitor } of stage.cast)
    if (last.reachable.has(id) && (await visitor.get("/settings/roles")).status !== 200)
      broken.push(`seed ${seed}: ${id} counts as reachable and does not get in`);
  return { ...report, broken };
}
