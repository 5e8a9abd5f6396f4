import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Cost } from "~/domain/activity/deed";
import type { LimitPeriod } from "~/domain/limits/kinds";
import { changerOf } from "../../support/changer";
import { aCompany } from "../../support/company";
import { aLimit, costing, gaugeOf, inGate, type LimitPlan } from "../../support/limits";

/** A manager of a company in that zone, at that local moment. Years far ahead, so that no alarm comes into it. */
async function aManagerIn(timeZone: string, local: string, plan: LimitPlan) {
  const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${timeZone}]`).epochMilliseconds;
  const company = await aCompany({ at: at(local) });
  const manager = await company.aPerson();
  const { limit } = await aLimit(company, plan);
  await inGate(company, (gate) => gate.copies.write({ ...gate.copies.settings(), t: "settings", timeZone }));
  const acting = await changerOf(company, manager);
  return { company, manager, limit, at, act: (...costs: Cost[]) => costing(company, acting, costs) };
}
const deal = (metric: "deals_handled" | "deals_closed", id: number | string): Cost => ({
  metric,
  keys: [`deal:${id}`],
  amount: 1,
});
const HOUR = 3_600_000;

describe("the vectors of semantics 5, through the gate [AM-18] [AM-19] [AM-21]", () => {
  test("10 a day in Moscow: the tenth at 23:59:59 holds, and at 00:00:00 nothing does", async () => {
    const { company, manager, limit, at, act } = await aManagerIn("Europe/Moscow", "2031-07-01T23:59:59", {});
    for (let n = 1; n <= 10; n++) expect(await act(deal("deals_handled", n))).toEqual({ ok: true });
    const midnight = at("2031-07-02T00:00:00");
    expect((await gaugeOf(company, manager, limit))?.hold).toMatchObject({ endsAt: midnight });
    company.clock.now = midnight - 1;
    await expect(company.signedIn(manager)).rejects.toThrow("limit");
    company.clock.now = midnight;
    expect(await act(deal("deals_handled", 11))).toEqual({ ok: true });
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 1, hold: null });
  });

  const once: [string, LimitPlan["metric"], Cost[], number][] = [
    [
      "cards A, B, A are 2",
      "cards_viewed",
      ["A", "B", "A"].map((key) => ({ metric: "cards_viewed", keys: [key], amount: 1 })),
      2,
    ],
    [
      "a deal moved forth, back and forth is 1 handled",
      "deals_handled",
      Array(3).fill(deal("deals_handled", 1)),
      1,
    ],
    [
      "a deal closed, reopened and closed is 1 closed",
      "deals_closed",
      [deal("deals_closed", 1), deal("deals_handled", 1), deal("deals_closed", 1)],
      1,
    ],
  ];
  test.each(once)("%s", async (_what, metric = "deals_handled", costs, count) => {
    const { company, manager, limit, act } = await aManagerIn("Europe/Warsaw", "2031-07-01T10:00", {
      metric,
      threshold: 3,
    });
    for (const cost of costs) expect(await act(cost)).toEqual({ ok: true });
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count, hold: null });
  });

  const windows: [string, LimitPeriod, string, string, number][] = [
    ["the clocks go back, 25 hours", "day", "Europe/Warsaw", "2031-10-26", 25],
    ["they go forward, 23 hours", "day", "Europe/Warsaw", "2031-03-30", 23],
    ["half an hour back, 24.5 hours", "day", "Australia/Lord_Howe", "2031-04-06", 24.5],
    ["the leap day", "day", "Asia/Tokyo", "2032-02-29", 24],
    ["February with a leap day", "month", "Asia/Tokyo", "2032-02-01", 29 * 24],
    ["a month of 30 days", "month", "Asia/Tokyo", "2031-04-01", 30 * 24],
  ];
  test.each(windows)(
    "%s (%s, %s): held to the last moment, free at the end",
    async (_what, period, zone, first, hours) => {
      const { company, manager, limit, at, act } = await aManagerIn(zone, `${first}T00:00`, {
        threshold: 1,
        period,
      });
      const end = at(`${first}T00:00`) + hours * HOUR;
      expect(await act(deal("deals_handled", 1))).toEqual({ ok: true });
      company.clock.now = end - 1;
      expect(await act(deal("deals_handled", 2))).toMatchObject({ refusal: "limit_reached", until: end });
      company.clock.now = end;
      expect(await act(deal("deals_handled", 2))).toEqual({ ok: true });
      expect((await gaugeOf(company, manager, limit))?.count).toBe(1);
    },
  );
});
