import { expect, test } from "vitest";
import { type RaceReport, raceAdministrators } from "../../support/administrators/race";
import { serve } from "../../support/server";

const COMPANIES = Number(process.env.GATEHOUSE_RACES ?? 60);

test("many random companies whose people appoint, demote, hold, archive and delete one another at once: 0 invariants broken [MC-05] [BX-23] (issue 3, proof)", {
  timeout: 3_600_000,
}, async () => {
  const total: RaceReport = {
    requests: 0,
    done: 0,
    refused: 0,
    failed: 0,
    checked: 0,
    lastOneLeft: 0,
    broken: [],
  };
  for (let seed = 101; seed < 101 + COMPANIES; seed++) {
    await using server = await serve();
    const { broken, ...counts } = await raceAdministrators(server, { seed, waves: 25, atOnce: 10 });
    total.broken.push(...broken);
    for (const [key, n] of Object.entries(counts) as [keyof typeof counts, number][]) total[key] += n;
  }
  console.info(`administrator race: ${JSON.stringify({ companies: COMPANIES, ...total })}`);
  expect(total.broken).toEqual([]);
  expect(total.failed).toBe(0);
  expect(total.lastOneLeft).toBeGreaterThan(COMPANIES);
});
