import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { minutes, seconds } from "~/domain/time/durations";
import { settle } from "~workers/objects/account-gate/settle";
import { changerOf } from "../../support/changer";
import { aCompany, newId, type Person, type TestCompany } from "../../support/company";
import { aHold } from "../../support/holds";
import { aLimit, costing, editLimit, gaugeOf, handle, inGate } from "../../support/limits";

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Warsaw]`).epochMilliseconds;
/** Far ahead, so that no alarm of the machine's own clock comes into it. */
const MORNING = at("2031-07-01T09:00");
const MIDNIGHT = at("2031-07-02T00:00");

async function aManager(plan: Parameters<typeof aLimit>[1] = {}) {
  const company = await aCompany({ at: MORNING });
  const manager = await company.aPerson();
  const limit = await aLimit(company, plan);
  return { company, manager, ...limit, acting: await changerOf(company, manager) };
}
const countOf = async (company: TestCompany, person: Person, limit: number) =>
  (await gaugeOf(company, person, limit))?.count;

describe("counting and holding [AM-18] [AM-19] [AM-21]", () => {
  test("the tenth deal is done, then the person is suspended until midnight: sessions stay, and work again at the end", async () => {
    const { company, manager, acting } = await aManager();
    for (let deal = 1; deal <= 9; deal++) expect(await handle(company, acting, deal)).toEqual({ ok: true });
    company.clock.now = MIDNIGHT - minutes(5);
    const session = await company.signedIn(manager);
    expect((await session.ask()).ok).toBe(true);
    company.clock.now = MIDNIGHT - 1_000;
    expect(await handle(company, acting, 10)).toEqual({ ok: true });
    const refused = { ok: false, reason: "limit", end: null, until: MIDNIGHT };
    expect(await session.ask()).toMatchObject(refused);
    expect(await session.ask({ now: MIDNIGHT - 1 })).toMatchObject(refused);
    expect((await session.ask({ now: MIDNIGHT })).ok).toBe(true);
    const rows = await company.rows<{ n: number }>(
      "SELECT count(*) AS n FROM activity WHERE user_id = ?",
      manager.userId,
    );
    expect(rows).toEqual([{ n: 10 }]);
  });

  test("the eleventh is refused with the end of the window, and writes nothing", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 2 });
    await handle(company, acting, 1);
    await handle(company, acting, 2);
    expect(await handle(company, acting, 3)).toEqual({
      ok: false,
      refusal: "limit_reached",
      metric: "deals_handled",
      until: MIDNIGHT,
    });
    expect(await countOf(company, manager, limit)).toBe(2);
    company.clock.now = MIDNIGHT;
    expect(await handle(company, acting, 3)).toEqual({ ok: true });
    expect(await countOf(company, manager, limit)).toBe(1);
  });

  test("the same deal forth and back counts once, also when two actions with it are under way", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 3 });
    for (let times = 0; times < 5; times++) await handle(company, acting, "same");
    await Promise.all([handle(company, acting, "other"), handle(company, acting, "other")]);
    expect(await countOf(company, manager, limit)).toBe(2);
  });

  test("two tabs at nine act at once: one is the tenth, the other is refused", async () => {
    const { company, manager, acting, limit } = await aManager();
    for (let deal = 1; deal <= 9; deal++) await handle(company, acting, deal);
    const both = await Promise.all([handle(company, acting, "a"), handle(company, acting, "b")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countOf(company, manager, limit)).toBe(10);
  });

  test("a page of a list is never cut: 50 and 50 rows at a limit of 80 are held after the second, at 100", async () => {
    const { company, manager, acting, limit } = await aManager({ metric: "list_items", threshold: 80 });
    const page = { metric: "list_items", amount: 50 } as const;
    const session = await company.signedIn(manager);
    await costing(company, acting, [page]);
    expect((await session.ask()).ok).toBe(true);
    expect(await costing(company, acting, [page])).toEqual({ ok: true });
    expect(await countOf(company, manager, limit)).toBe(100);
    expect((await session.ask()).ok).toBe(false);
  });

  test("what the batch refused does not count; what only reservations fill is busy, not refused", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 1 });
    const gate = company.gate();
    const costs = [{ metric: "deals_handled", keys: ["deal:1"], amount: 1 }] as const;
    const { userId: user } = manager;
    const { now } = company.clock;
    expect(await gate.consume({ user, actionId: "under-way", costs, now })).toEqual({
      ok: true,
      isCounted: true,
    });
    expect(await handle(company, acting, 2)).toEqual({ ok: false, refusal: "limit_busy" });
    await gate.confirm({ actionId: "under-way", done: false, now });
    expect(await countOf(company, manager, limit)).toBe(0);
    const stale = { ...acting, actor: { ...acting.actor, version: -1 } };
    expect(await handle(company, stale, 2)).toEqual({ ok: false, refusal: "conflict" });
    expect(await countOf(company, manager, limit)).toBe(0);
    expect(await handle(company, acting, 2)).toEqual({ ok: true });
  });

  test("a crash between reserve and confirm: after 30 s D1 decides, once", async () => {
    const { company, manager, acting, limit } = await aManager();
    const gate = company.gate();
    const { now } = company.clock;
    const reserve = (actionId: string) =>
      gate.consume({
        user: manager.userId,
        actionId,
        costs: [{ metric: "deals_handled", keys: [actionId], amount: 1 }],
        now,
      });
    const [written, lost] = [newId(), newId()];
    await reserve(written);
    await reserve(lost);
    await company.rows(
      "INSERT INTO activity(account_id, action_id, user_id, at, kind, source) VALUES (?, ?, ?, ?, 'stage_changed', 'page')",
      company.accountId,
      written,
      manager.userId,
      now,
    );
    await inGate(company, (parts) => settle(parts, now + seconds(30) - 1));
    expect(await countOf(company, manager, limit)).toBe(0);
    await inGate(company, (parts) => settle(parts, now + seconds(30)));
    expect(await countOf(company, manager, limit)).toBe(1);
    await gate.confirm({ actionId: written, done: true, now });
    await inGate(company, (parts) => settle(parts, now + minutes(5)));
    expect(await countOf(company, manager, limit)).toBe(1);
    expect(await handle(company, acting, 2)).toEqual({ ok: true });
  });

  test("limits are independent: the first reached suspends, and each opens its own hold", async () => {
    const { company, manager, acting } = await aManager({ threshold: 2 });
    await aLimit(company, { threshold: 2, period: "week" });
    await handle(company, acting, 1);
    await handle(company, acting, 2);
    await company.gate().flush();
    const holds = await company.rows(
      "SELECT id FROM holds WHERE user_id = ? AND kind = 'limit'",
      manager.userId,
    );
    expect(holds).toHaveLength(2);
    const session = await company.signedIn(manager).catch((failure: Error) => failure.message);
    expect(session).toContain("limit");
    company.clock.now = MIDNIGHT;
    await expect(company.signedIn(manager)).rejects.toThrow("limit");
    company.clock.now = at("2031-07-07T00:00");
    expect((await (await company.signedIn(manager)).ask()).ok).toBe(true);
  });

  test("a block during the hold stays when the window ends", async () => {
    const { company, manager, acting } = await aManager({ threshold: 1 });
    await handle(company, acting, 1);
    await aHold(company, manager.userId, "manual_block", null);
    company.clock.now = MIDNIGHT;
    await expect(company.signedIn(manager)).rejects.toThrow("blocked");
  });

  test("a limit that only tells refuses nothing", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 1, action: "warn" });
    for (let deal = 1; deal <= 3; deal++) expect(await handle(company, acting, deal)).toEqual({ ok: true });
    expect(await countOf(company, manager, limit)).toBe(3);
    const events = await company.rows("SELECT kind FROM limit_events WHERE user_id = ?", manager.userId);
    expect(events).toEqual([{ kind: "warned" }]);
  });

  test("a lower threshold holds with the next counted action; a higher one lets the count go on", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 5 });
    for (let deal = 1; deal <= 4; deal++) await handle(company, acting, deal);
    await editLimit(company, limit, "threshold", 3);
    const session = await company.signedIn(manager);
    expect((await session.ask()).ok).toBe(true);
    expect(await handle(company, acting, 5)).toMatchObject({ ok: false, refusal: "limit_reached" });
    expect((await session.ask()).ok).toBe(false);
    expect(await countOf(company, manager, limit)).toBe(4);
  });

  test("a change of the zone in the middle keeps the window's end and the count", async () => {
    const { company, manager, acting, limit } = await aManager({ threshold: 10 });
    await handle(company, acting, 1);
    await inGate(company, (gate) =>
      gate.copies.write({ ...gate.copies.settings(), t: "settings", timeZone: "Asia/Tokyo" }),
    );
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 1, until: MIDNIGHT });
    company.clock.now = MIDNIGHT;
    const tokyo = Temporal.ZonedDateTime.from("2031-07-03T00:00[Asia/Tokyo]").epochMilliseconds;
    expect(await gaugeOf(company, manager, limit)).toMatchObject({ count: 0, until: tokyo });
  });

  test("Administrators are exempt; included, the gate refuses the metric and D1 opens the hold, but never the last one's", async () => {
    const { company, manager } = await aManager({ threshold: 1, includeAdmins: true });
    const admin = await company.aPerson({ roles: ["administrator"] });
    await company.rehydrate();
    const [owner, second] = [await changerOf(company, company.owner), await changerOf(company, admin)];
    expect(await handle(company, owner, 1)).toEqual({ ok: true });
    expect(await handle(company, owner, 2)).toMatchObject({ ok: false, refusal: "limit_reached" });
    const holdsOf = async (user: number) =>
      (await company.rows("SELECT id FROM holds WHERE user_id = ? AND kind = 'limit'", user)).length;
    await expect.poll(() => holdsOf(company.ownerId)).toBe(1);
    await handle(company, second, 1);
    expect(await handle(company, second, 2)).toMatchObject({ ok: false, refusal: "limit_reached" });
    await company.gate().flush();
    expect(await holdsOf(admin.userId)).toBe(0);
    expect((await (await company.signedIn(admin)).ask()).ok).toBe(true);
    expect(manager.userId).toBeGreaterThan(0);
  });

  test("a limit of a role, a department, a person counts those and nobody else", async () => {
    const company = await aCompany({ at: MORNING });
    const [anna, ivan] = [
      await company.aPerson(),
      await company.aPerson({ department: null, roles: ["chat_operator"] }),
    ];
    const { limit: byUnit } = await aLimit(company, {
      forAll: false,
      subjects: [{ kind: "department", id: company.departmentId }],
    });
    const { limit: byRole } = await aLimit(company, {
      forAll: false,
      subjects: [{ kind: "role", id: company.roleIds.chat_operator }],
    });
    const limitsFor = async (person: Person) =>
      (await company.gate().gauges({ user: person.userId, now: company.clock.now })).map(
        ({ limit }) => limit,
      );
    expect(await limitsFor(anna)).toEqual([byUnit]);
    expect(await limitsFor(ivan)).toEqual([byRole]);
  });
});
