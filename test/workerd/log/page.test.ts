import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "~/domain/access";
import { EVERYTHING, type LogFilter } from "~/domain/log/filter";
import type { AuthLogRow } from "~/domain/log/row";
import { openDb } from "~db/client";
import { MOST_LOOKED_THROUGH } from "~db/queries/auth-log/find";
import { logPage } from "~db/queries/auth-log/page";
import { countingD1 } from "../../support/counting-d1";
import { instantOf, keyOf, manyRows, reach } from "../../support/log/many-rows";

const { DB } = env as unknown as { DB: D1Database };
const ROWS = 40_000;
const { db: counted, take } = countingD1(DB);
const db = openDb({ DB: counted }, 1);
const FIRST = { from: null, direction: "older", limit: 50 } as const;

const any: Scope = { kind: "any" };
const own = (userId: number): Scope => ({ kind: "own", userId });
const reached = (userId: number): Scope => ({ kind: "reach", userId });

async function look(
  filter: Partial<LogFilter>,
  scope: Scope,
  at: Partial<Parameters<typeof logPage>[2]> = {},
) {
  take();
  const page = await logPage(
    db,
    { accountId: 1, filter: { ...EVERYTHING, ...filter }, scope },
    { ...FIRST, ...at },
  );
  return { ...page, read: take(), ages: page.rows.map((row) => (instantOf(0) - row.at) / 1_000) };
}

beforeAll(async () => {
  await manyRows(DB, ROWS);
  await reach(DB, 100, 1, [10, 11, 12]);
  await reach(DB, 101, 2, [2]);
  await reach(DB, 102, 3, [3, 4, 5]);
  await reach(
    DB,
    103,
    4,
    Array.from({ length: 400 }, (_, i) => 10 + i),
  );
  for (const [viewer, people] of [
    [107, 9],
    [108, 10],
    [104, 49],
    [105, 60],
    [106, 299],
  ] as const)
    await reach(
      DB,
      viewer,
      viewer,
      Array.from({ length: people }, (_, i) => 20 + i),
    );
});

describe("a page reads about what it shows [AM-11] [AM-13]", () => {
  const table: [string, Partial<LogFilter>, Scope, number][] = [
    ["everything", {}, any, 50],
    ["one's own, common", {}, own(10), 50],
    ["one's own, rare", {}, own(2), 8],
    ["one's own, none", {}, own(3), 0],
    ["nobody's", {}, { kind: "none" }, 0],
    ["a person", { people: [11] }, any, 50],
    ["a rare person", { people: [2] }, any, 8],
    ["an unknown person", { people: [999] }, any, 0],
    ["refused ones", { result: "refused" }, any, 40],
    ["a common reason", { reason: "bad_credentials" }, any, 36],
    ["a rare reason, said twice", { reason: "ip_denied", result: "refused" }, any, 4],
    ["a reason that never was", { reason: "lockdown" }, any, 0],
    ["one address", { address: { firstKey: keyOf(0, 10), lastKey: keyOf(0, 10) } }, any, 50],
    ["a rare address", { address: { firstKey: keyOf(9, 9), lastKey: keyOf(9, 9) } }, any, 5],
    ["a network", { address: { firstKey: keyOf(9, 0), lastKey: keyOf(9, 255) } }, any, 5],
    ["a network of nobody", { address: { firstKey: keyOf(8, 0), lastKey: keyOf(8, 255) } }, any, 0],
    ["a period", { from: instantOf(20_010), until: instantOf(20_000) }, any, 10],
  ];
  test.each(table)("%s", async (_name, filter, scope, shown) => {
    const page = await look(filter, scope);
    expect(page.rows).toHaveLength(shown);
    expect(page.reached).toBeNull();
    expect(page.read).toBeLessThanOrEqual(2 * shown + 12);
  });

  const departments: [string, Partial<LogFilter>, number, number][] = [
    ["common", {}, 100, 50],
    ["rare", {}, 101, 8],
    ["empty", {}, 102, 0],
    ["one person of it", { people: [11] }, 100, 50],
    ["somebody outside it", { people: [13] }, 100, 0],
  ];
  test.each(departments)(
    "a department: %s; one row of each person beyond what is shown",
    async (_name, filter, head, shown) => {
      const page = await look(filter, reached(head));
      expect(page.rows).toHaveLength(shown);
      expect(page.rows.every((row) => [2, 10, 11, 12].includes(row.userId ?? 0))).toBe(true);
      expect(page.read).toBeLessThanOrEqual(shown + 30);
    },
  );

  test.each([
    [10, 107],
    [11, 108],
    [50, 104],
    [61, 105],
    [300, 106],
  ])("a department of %i", async (people, head) => {
    const page = await look({}, reached(head));
    expect(page.rows).toHaveLength(50);
    expect(page.ages).toEqual([...page.ages].sort((a, b) => a - b));
    expect(page.rows.every((row) => (row.userId ?? 0) >= 20)).toBe(true);
    expect(page.read).toBeLessThanOrEqual(3 * people + 4 * 51);
  });
});

describe("what no index answers alone is looked through within 20,000 rows [AM-13]", () => {
  test("common things are found soon", async () => {
    const page = await look({ event: "authn_login_success", method: "web" }, any);
    expect(page.rows).toHaveLength(50);
    expect(page.read).toBeLessThan(700);
  });

  test("the search stops, says how far it came, and goes on from there until the end", async () => {
    const first = await look({ sessionId: "s2", reason: null }, any);
    expect(first.ages).toEqual([4_999, 9_999, 14_999]);
    expect(first.read).toBeLessThanOrEqual(20_000);
    expect(first.reached).toEqual({ at: instantOf(MOST_LOOKED_THROUGH - 1), id: expect.any(Number) });
    const second = await look({ sessionId: "s2" }, any, { from: first.reached });
    expect(second.ages).toEqual([19_999, 24_999, 29_999, 34_999]);
    const third = await look({ sessionId: "s2" }, any, { from: second.reached });
    expect(third.ages).toEqual([39_999]);
    expect(third).toMatchObject({ reached: null });
  });

  test("a department above 300 people, and a filter beside a department", async () => {
    const large = await look({}, reached(103));
    expect(large.rows).toHaveLength(50);
    expect(large.read).toBeLessThan(2_500);
    const refused = await look({ result: "refused" }, reached(100));
    expect(refused.rows.every((row) => row.userId !== null && row.userId <= 12)).toBe(true);
    expect(refused.read).toBeLessThan(200);
  });
});

describe("paging by place [AM-13]", () => {
  test.each<[string, Partial<LogFilter>, Scope]>([
    ["everything", { until: instantOf(39_700) }, any],
    ["merged from three people", { until: instantOf(38_000) }, reached(100)],
    ["merged from ten people", { until: instantOf(39_000) }, reached(107)],
    ["merged from eleven people", { until: instantOf(39_000) }, reached(108)],
    ["merged from fifty people", { until: instantOf(39_700) }, reached(104)],
    ["merged from three hundred", { until: instantOf(39_700) }, reached(106)],
    ["looked through", { until: instantOf(37_000), event: "authn_login_fail" }, any],
  ])("%s: older to the end and newer back again, every row once", async (_name, filter, scope) => {
    const down: number[] = [];
    let page = await look(filter, scope, { limit: 23 });
    expect(page.newer).toBeNull();
    let last = page;
    while (true) {
      down.push(...page.ages);
      last = page;
      if (page.older === null) break;
      page = await look(filter, scope, { from: page.older, limit: 23 });
    }
    expect(down).toEqual([...new Set(down)].sort((a, b) => a - b));
    const up = [...last.ages];
    while (last.newer !== null) {
      last = await look(filter, scope, { from: last.newer, direction: "newer", limit: 23 });
      up.unshift(...last.ages);
    }
    expect(up).toEqual(down);
  });

  test("rows of one instant are parted by their id", async () => {
    const at = instantOf(-10);
    const row = (op: string) =>
      DB.prepare(
        "INSERT INTO auth_log(account_id, op_id, at, user_id, event, method, result) VALUES (1, ?, ?, 77, 'logout', 'web', 'success')",
      ).bind(op, at);
    await DB.batch(["a", "b", "c", "d", "e"].map(row));
    const first = await look({ people: [77] }, any, { limit: 2 });
    const second = await look({ people: [77] }, any, { limit: 2, from: first.older });
    const third = await look({ people: [77] }, any, { limit: 2, from: second.older });
    const ids = [first, second, third].flatMap((page) => page.rows.map((each) => each.id));
    expect(new Set(ids).size).toBe(5);
    expect(third.older).toBeNull();
  });
});

test.each<[string, Scope]>([
  ["everybody", any],
  ["three people", reached(100)],
  ["eleven people", reached(108)],
])("a portion of 300 rows of %s is six pages of 50 [AM-13]", async (_name, scope) => {
  const whole = await look({}, scope, { limit: 300 });
  const ages: number[] = [];
  let page = await look({}, scope);
  for (; ages.length < 300; page = await look({}, scope, { from: page.older })) ages.push(...page.ages);
  expect(whole.ages).toEqual(ages);
});

test("a line says each column as it was written, whatever its text [AM-12]", async () => {
  const line: AuthLogRow = {
    ...{
      id: 9_000_001,
      at: 1_700_000_000_001,
      userId: 21,
      userName: 'Zoë "Z" O\'Neil, \\',
      login: "z@x.test",
    },
    ...{ event: "authn_login_fail", method: "api", result: "refused", reason: "ip_denied", count: 7 },
    ...{
      page: "/people/1",
      ip: "10.0.7.7",
      country: "PL",
      browser: "Firefox 130",
      os: "Linux",
      device: "mobile",
    },
    ...{ ua: "Mozilla [\n\t\u0001]", sessionId: "s-1", newDevice: true, newAddress: false },
    ...{ integration: "CRM", actorId: 22, actorName: "Łukasz 🦊", detail: '["note"]' },
  } as const;
  const stored = Object.entries(line).map(([field, value]) => [
    field.replace(/[A-Z]/g, (c) => `_${c}`),
    value,
  ]);
  await DB.prepare(
    `INSERT INTO auth_log(account_id, op_id, ${stored.map(([column]) => column)}) VALUES (4, 'op', ${stored.map(() => "?")})`,
  )
    .bind(...stored.map(([, value]) => (typeof value === "boolean" ? Number(value) : value)))
    .run();
  const read = await logPage(db, { accountId: 4, filter: EVERYTHING, scope: any }, FIRST);
  expect(read.rows).toEqual([line]);
  const own = await logPage(db, { accountId: 4, filter: EVERYTHING, scope: reached(21) }, FIRST);
  expect(own.rows).toEqual([line]);
});

test("the log of one company never shows another's", async () => {
  const page = await logPage(db, { accountId: 3, filter: EVERYTHING, scope: any }, FIRST);
  expect(page.rows).toEqual([]);
});
