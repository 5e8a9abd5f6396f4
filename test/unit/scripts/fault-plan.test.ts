import { describe, expect, test } from "vitest";
import { FaultPlan, InjectedFault } from "../../support/faults/plan";

/** What five calls of `db` and one of `gate` come to under a plan: made, and answered. */
async function play(text: string) {
  const plan = new FaultPlan(text);
  let made = 0;
  const answered: boolean[] = [];
  for (const target of ["db", "db", "db", "gate"] as const) {
    const answer = plan.call(target, async () => ++made);
    answered.push(await answer.then(() => true).catch((error) => !(error instanceof InjectedFault)));
  }
  return { made, answered, calls: String(plan) };
}

describe("a fault plan", () => {
  test.each([
    ["", 4, [true, true, true, true]],
    ["db", 1, [false, false, false, true]],
    ["db-lost", 4, [false, false, false, true]],
    ["db@3", 3, [true, true, false, true]],
    ["db-lost@2, gate", 3, [true, false, false, false]],
  ])("%j makes %i calls and answers %j", async (text, made, answered) => {
    expect(await play(text)).toEqual({ made, answered, calls: "db=3 gate=1" });
  });

  test("a misspelt plan is refused rather than harmless", () => {
    expect(() => new FaultPlan("database")).toThrow("no such fault");
  });
});
