import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIMIT_TEMPLATES } from "~/domain/limits/templates";
import type { Gatehouse } from "../../../scripts/lib/serve.mjs";
import { type LimitPages, limitPages, wordsOf } from "../../support/limit-pages";
import { serve } from "../../support/server";
import { signedIn, type Visitor } from "../../support/visitor";

const MANAGER = "manager@demo.test";
let server: Gatehouse & AsyncDisposable;
let admin: Visitor;
let pages: LimitPages;
beforeAll(async () => {
  server = await serve();
  admin = await signedIn(server, "admin@demo.test");
  pages = limitPages(server, admin);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("a limit is made and changed on its page [AM-17] [AM-18]", () => {
  test("four ready limits, all off; each can be taken as it stands, and is not offered again", async () => {
    expect(await pages.limitsNow()).toEqual([]);
    const offered = await (await admin.get("/settings/limits")).text();
    for (const { key, metric, threshold, period } of LIMIT_TEMPLATES) {
      expect(offered).toContain(`/settings/limits/new?from=${key}`);
      const start = await (await admin.get(`/settings/limits/new?from=${key}`)).text();
      expect(start).toMatch(
        new RegExp(`name="threshold"[^>]*value="${threshold}"|value="${threshold}"[^>]*name="threshold"`),
      );
      expect((await pages.save({ metric, threshold: String(threshold), period })).status).toBe(302);
    }
    const taken = await (await admin.get("/settings/limits")).text();
    for (const { key } of LIMIT_TEMPLATES) expect(taken).not.toContain(`?from=${key}`);
    expect(
      (await pages.limitsNow()).map(({ metric, threshold, period }) => `${metric} ${threshold} ${period}`),
    ).toEqual([
      "deals_handled 10 day",
      "cards_viewed 200 day",
      "list_items 1000 hour",
      "exported_rows 500 day",
    ]);
    await pages.removeAll();
  });

  test.each([
    ["a threshold of 0", { threshold: "0" }, "threshold"],
    ["a negative one", { threshold: "-5" }, "threshold"],
    ["half a deal", { threshold: "1.5" }, "threshold"],
    ["no number", { threshold: "ten" }, "threshold"],
    ["warned at 0 %", { warnAt: "0" }, "warnAt"],
    ["warned above 100 %", { warnAt: "101" }, "warnAt"],
    ["an unknown period", { period: "year" }, "period"],
    ["an unknown metric", { metric: "coffees" }, "metric"],
    ["nobody chosen", { who: "chosen" }, "who"],
    ["somebody who cannot be", { who: "chosen", user: "nobody" }, "who"],
  ])("%s is told beside its field, and what was typed stays", async (_what, wrong, field) => {
    const answer = await pages.save({ period: "week", ...wrong });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain(`id="limit-${field}-error"`);
    if (!("period" in wrong)) expect(html).toMatch(/<option value="week" selected=""/);
    if (field === "threshold")
      expect(html).toContain(`value="${(wrong as { threshold: string }).threshold}"`);
    expect(await pages.limitsNow()).toEqual([]);
  });

  test("the same count, period and people twice is refused in words; another period stands beside it", async () => {
    await pages.save({ threshold: "5" });
    const twice = await pages.save({ threshold: "7" });
    expect(twice.status).toBe(409);
    expect(wordsOf(await twice.text())).toContain("There is a limit for the same count, period and people.");
    expect((await pages.save({ threshold: "20", period: "week" })).status).toBe(302);
    expect(await pages.limitsNow()).toHaveLength(2);
    await pages.removeAll();
  });

  test("an unknown intent changes nothing, and a manager may neither look nor restore [AM-21]", async () => {
    expect((await pages.act({ intent: "explode" })).status).toBe(400);
    const manager = await signedIn(server, MANAGER);
    expect((await manager.get("/settings/limits")).status).toBe(403);
    const restore = {
      intent: "restore",
      person: (await pages.personOf(MANAGER)).publicId,
      limit: "x".repeat(22),
    };
    expect((await manager.post("/settings/limits", restore)).status).toBe(403);
  });

  test("a zone that is none is refused where the company's zone is set", async () => {
    const answer = await admin.post("/settings/company", { intent: "save", timeZone: "Mars/Olympus" });
    expect(answer.status).toBe(400);
    const [{ zone }] = (await pages.rows<{ zone: string }>(
      "SELECT time_zone AS zone FROM settings LIMIT 1",
    )) as [{ zone: string }];
    expect(zone).not.toBe("Mars/Olympus");
  });
});
