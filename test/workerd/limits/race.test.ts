import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { aCompany } from "../../support/company";
import { raceLimit } from "../../support/limit-race";
import { aLimit, gaugeOf } from "../../support/limits";

/** The proof runs ten thousand; here a part of it. */
const ACTIONS = Number((env as unknown as { RACE_ACTIONS?: string }).RACE_ACTIONS) || 300;

describe("exactly N, never one too many, never one lost [AM-19] [row 42] [row 59]", () => {
  test.each([
    { limit: 1, people: Math.max(20, ACTIONS / 20) },
    { limit: 10, people: Math.max(6, ACTIONS / 50) },
    { limit: 100, people: Math.max(1, Math.floor(ACTIONS / 250)) },
  ])("$limit a day, $people people at once", async ({ limit, people }) => {
    const report = await raceLimit({ limit, people, actions: ACTIONS, atOnce: 40 });
    console.info(`limit race: ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ overruns: 0, lost: 0 });
    expect(report.done).toBe(limit * people);
    expect(report.done + report.refused).toBe(ACTIONS);
    expect(report.crashes).toBeGreaterThan(0);
    expect(report.evictions).toBeGreaterThan(0);
  });

  test("what comes at once shares a turn: each sees who came before it, and one that fails takes back only itself", async () => {
    const company = await aCompany({ at: Date.UTC(2031, 6, 1, 9) });
    const person = await company.aPerson();
    const { limit } = await aLimit(company, { threshold: 3 });
    const { now } = company.clock;
    const consume = (actionId: string | null) =>
      company.gate().consume({
        user: person.userId,
        actionId: actionId as string,
        costs: [{ metric: "deals_handled", keys: [`deal:${actionId}`], amount: 1 }],
        now,
      });
    const asked = ["a", null, "b", "c", "d"].map(consume);
    const said = (await Promise.allSettled(asked)).map((one) => one.status === "fulfilled" && one.value.ok);
    expect(said).toEqual([true, false, true, true, false]);
    const ends = ["a", "b", "c"].map((actionId) => company.gate().confirm({ actionId, done: true, now }));
    const told = (await Promise.all(ends)).map(({ reached }) => reached.map(({ kind }) => kind));
    expect(told).toEqual([[], ["near"], ["held"]]);
    expect((await gaugeOf(company, person, limit))?.count).toBe(3);
  });
});
