import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { raceLimit } from "../../support/limit-race";

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
});
