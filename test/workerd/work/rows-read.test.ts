import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "~/domain/access";
import { TASK_VIEWS } from "~/domain/work/tasks";
import { openDb } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { rebuildReach } from "~db/queries/structure";
import { columnsOf, totalsByStage } from "~db/queries/work/board";
import { countRecords, type PageAsked, pageOfRecords, type RecordFilter } from "~db/queries/work/page";
import { pageOfTasks } from "~db/queries/work/tasks";
import { env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const PEOPLE = 5_000;
const RECORDS = 100_000;
const BIG = 800_001;
const STAGES = [BIG + 1, BIG + 2, BIG + 3, BIG + 4, BIG + 5, BIG + 6, BIG + 7];
const PLAIN: RecordFilter = { words: [], hidden: false, rest: [] };

const counting = countingD1(env.DB);
const db = openDb({ ...env, DB: counting.db }, BIG);
const numbers = (to: number) =>
  sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;

/**
 * Fifty people a department, one hundred departments; the first thousand people carry a hundred records each, the last
 * one three, the others none. Person 4 001 heads everybody.
 */
beforeAll(async () => {
  const real = openDb(env, BIG);
  await commit(real, [
    sql`INSERT INTO units(id, account_id, public_id, kind, name, head_user_id, created_at)
      VALUES (${BIG * 10}, ${BIG}, 'work-all', 'department', 'all', 4001, 0)`,
    sql`${numbers(100)} INSERT INTO units(id, account_id, public_id, kind, parent_id, name, created_at)
      SELECT ${BIG} * 10 + i, ${BIG}, 'work' || i, 'department', ${BIG * 10}, 'd', 0 FROM n`,
    sql`${numbers(PEOPLE)} INSERT INTO unit_members(account_id, unit_id, user_id)
      SELECT ${BIG}, ${BIG} * 10 + 1 + i % 100, i FROM n`,
    ...rebuildReach(BIG),
  ]);
  const owner = (part: number) =>
    sql`CASE WHEN ${part} = 0 AND i <= 3 THEN ${PEOPLE} ELSE 1 + (i * 4 + ${part}) % 1000 END`;
  for (let part = 0; part < 4; part++) {
    const rows = numbers(RECORDS / 4);
    await real.run(sql`${rows} INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind,
        responsible_id, search_text, created_at, updated_at)
      SELECT ${BIG}, 'w' || ${part} || '.' || i, 'deal', 100, 1, ${BIG} + 1 + i % 7,
        CASE i % 7 WHEN 5 THEN 'won' WHEN 6 THEN 'lost' ELSE 'open' END, ${owner(part)},
        CASE i % 1000 WHEN 0 THEN 'deal rare' ELSE 'deal' END, i, i * 4 + ${part} FROM n`);
    for (const table of ["contacts", "companies"])
      await real.run(sql`${rows} INSERT INTO ${sql.raw(table)}(account_id, public_id, name, responsible_id, search_text, created_at, updated_at)
        SELECT ${BIG}, 'w' || ${part} || '.' || i, 'one', ${owner(part)}, 'one', i, i * 4 + ${part} FROM n`);
    await real.run(sql`${rows} INSERT INTO tasks(account_id, public_id, text, kind, due_at, done_at, responsible_id, created_at, updated_at)
      SELECT ${BIG}, 'w' || ${part} || '.' || i, 'call', 'call', i, CASE i % 2 WHEN 0 THEN i END, ${owner(part)}, i, i FROM n`);
  }
}, 240_000);

/** Each scope with what it holds and the most that a page of it may read. */
const SCOPES: [string, Scope, number, number][] = [
  ["everything", { kind: "any" }, 50, 160],
  ["a hundred of one's own", { kind: "own", userId: 1 }, 50, 160],
  ["three of one's own", { kind: "own", userId: PEOPLE }, 3, 30],
  ["none of one's own", { kind: "own", userId: PEOPLE - 1 }, 0, 20],
  ["no right at all", { kind: "none" }, 0, 0],
  ["a department of fifty, ten of whom have a hundred each", { kind: "reach", userId: 1 }, 50, 550],
  ["a head of everybody", { kind: "reach", userId: 4001 }, 50, 1_000],
  ["somebody who reaches nobody", { kind: "reach", userId: PEOPLE + 1 }, 0, 30],
];

const reads = async <T>(ask: () => Promise<T>) => {
  counting.take();
  const answer = await ask();
  const read = counting.take();
  return { answer, read };
};

describe(`rows read of ${RECORDS} records of each kind and ${PEOPLE} people`, () => {
  describe.each(["deal", "contact", "company"] as const)("a page of the list: %s", (kind) => {
    test.each(SCOPES)("%s", async (_name, scope, found, most) => {
      const asked: PageAsked = { accountId: BIG, kind, scope, filter: PLAIN, cursor: null, limit: 50 };
      const { answer, read } = await reads(() => pageOfRecords(db, asked));
      expect(answer.ids).toHaveLength(found);
      expect(read).toBeLessThanOrEqual(most);
    });

    test.each(SCOPES)("counting: %s", async (_name, scope, _found, most) => {
      const asked = { accountId: BIG, kind, scope, filter: PLAIN };
      const { read } = await reads(() => countRecords(db, asked, 1_001));
      // The people of a head of everybody are listed once.
      expect(read).toBeLessThanOrEqual(most + (scope.kind === "reach" ? PEOPLE + 1_001 : 1_001));
    });
  });

  test.each(["before", "after"] as const)(
    "a department's pages, %s a place, are those of a sort",
    async (side) => {
      const scope: Scope = { kind: "reach", userId: 1 };
      const cursor = { side, at: 60_000, id: 0 };
      const asked: PageAsked = { accountId: BIG, kind: "deal", scope, filter: PLAIN, cursor, limit: 50 };
      const { answer, read } = await reads(() => pageOfRecords(db, asked));
      const sorted = await db.all<{
        id: number;
      }>(sql`SELECT id FROM deals WHERE account_id = ${BIG} AND deleted_at IS NULL
      AND responsible_id IN (SELECT user_id FROM unit_members WHERE account_id = ${BIG} AND unit_id = ${BIG * 10 + 2})
      AND updated_at ${sql.raw(side === "after" ? "<" : ">=")} 60000
      ORDER BY updated_at ${sql.raw(side === "after" ? "DESC" : "ASC")}, id ${sql.raw(side === "after" ? "DESC" : "ASC")} LIMIT 50`);
      const ids = sorted.map(({ id }) => id);
      expect(answer.ids).toEqual(side === "after" ? ids : ids.reverse());
      expect(answer.more).toBe(true);
      expect(read).toBeLessThanOrEqual(550);
    },
  );

  test("the twentieth page costs no more than the first", async () => {
    const cursor = { side: "after" as const, at: 100_003 - 1_000, id: 10_000_000 };
    const { answer, read } = await reads(() =>
      pageOfRecords(db, {
        accountId: BIG,
        kind: "deal",
        scope: { kind: "any" },
        filter: PLAIN,
        cursor,
        limit: 50,
      }),
    );
    expect(answer.ids).toHaveLength(50);
    expect(read).toBeLessThanOrEqual(160);
  });

  test("a stage leads by its own index", async () => {
    const filter = { ...PLAIN, seek: { index: sql`deals_stage`, condition: sql`stage_id = ${STAGES[2]}` } };
    const { answer, read } = await reads(() =>
      pageOfRecords(db, {
        accountId: BIG,
        kind: "deal",
        scope: { kind: "any" },
        filter,
        cursor: null,
        limit: 50,
      }),
    );
    expect(answer.ids).toHaveLength(50);
    expect(read).toBeLessThanOrEqual(160);
  });

  test.each([
    ["a rare word", ["rare"], 50, 900],
    ["a word that is nowhere", ["nowhere"], 0, 20],
    ["two words, one of them everywhere", ["deal", "rare"], 50, 2_000],
    ["a word that everything holds", ["deal"], 50, 12_000],
  ])("a search of everything: %s", async (_name, words, found, most) => {
    const filter = { ...PLAIN, words };
    const asked = { accountId: BIG, kind: "deal" as const, scope: { kind: "any" as const }, filter };
    const { answer, read } = await reads(() => pageOfRecords(db, { ...asked, cursor: null, limit: 50 }));
    expect(answer.ids).toHaveLength(found);
    expect(read).toBeLessThanOrEqual(most);
    const counted = await reads(() => countRecords(db, asked, 1_001));
    expect(counted.read).toBeLessThanOrEqual(most);
  });

  test("a filter without an index looks through 20 000 rows and says how far it came", async () => {
    const filter = { ...PLAIN, rest: [sql`r.amount = 7`] };
    const { answer, read } = await reads(() =>
      pageOfRecords(db, {
        accountId: BIG,
        kind: "deal",
        scope: { kind: "any" },
        filter,
        cursor: null,
        limit: 50,
      }),
    );
    expect(answer.ids).toEqual([]);
    expect(answer.reached).not.toBeNull();
    expect(read).toBeLessThanOrEqual(2 * 40_010);
  });

  test.each(SCOPES)("the board's counts and sums, %s", async (_name, scope) => {
    const { answer, read } = await reads(() => totalsByStage(db, { accountId: BIG, scope }));
    const count = answer.reduce((sum, stage) => sum + stage.count, 0);
    const expected = { any: RECORDS, own: null, reach: null, none: 0 }[scope.kind];
    if (expected !== null) expect(count).toBe(expected);
    expect(answer.reduce((sum, stage) => sum + stage.sum, 0)).toBe(count * 100);
    expect(read).toBeLessThanOrEqual(scope.kind === "own" ? 20 : 2_000);
  });

  test.each(SCOPES)("a column of the board, %s", async (_name, scope, _found, most) => {
    const { read } = await reads(() => columnsOf(db, { accountId: BIG, scope }, [STAGES[5]!], 31));
    expect(read).toBeLessThanOrEqual(most);
  });

  describe.each(TASK_VIEWS)("tasks, %s", (view) => {
    test.each(SCOPES)("%s", async (_name, scope, _found, most) => {
      const { read } = await reads(() =>
        pageOfTasks(db, {
          accountId: BIG,
          scope,
          view,
          now: 12_500,
          endOfDay: 13_000,
          cursor: null,
          limit: 50,
        }),
      );
      expect(read).toBeLessThanOrEqual(most + 510);
    });
  });
});
