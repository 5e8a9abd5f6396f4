import { type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { boundScopeOf, can, type Permission, type Scope } from "~/domain/access";
import { openDb } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { inBoundScope, inScope } from "~db/queries/scope";
import { rebuildReach } from "~db/queries/structure";
import { env } from "../../support/company";
import { targetIn, viewerIn } from "../../support/company-engine";
import { countingD1 } from "../../support/counting-d1";
import { type Company, companyArbitrary } from "../../support/random-company";

const db = openDb(env, 1);
const CASES = 40;
const LISTED: readonly Permission[] = [
  "deals.view",
  "conversations.list",
  "conversations.history",
  "users.view",
];
const PEOPLE = 5_000;
const RECORDS = 100_000;
const BIG = 900_001;

beforeAll(async () => {
  await db.run(sql`CREATE TABLE test_records(id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, record INTEGER NOT NULL,
    responsible_id INTEGER, source_id INTEGER, connection_id INTEGER, updated_at INTEGER NOT NULL DEFAULT 0)`);
  await db.run(
    sql`CREATE INDEX test_records_person ON test_records(account_id, responsible_id, updated_at, id)`,
  );
  await db.run(sql`CREATE INDEX test_records_when ON test_records(account_id, updated_at, id)`);
});

/** Structure and records of a random company in D1; reach is what the app's own statements make of it. */
async function store(company: Company, accountId: number): Promise<void> {
  const offset = accountId * 1_000;
  const unit = (
    id: number,
    kind: string,
    parent: number | null,
    head: number | null,
    sees: boolean,
    on: boolean,
  ) =>
    sql`INSERT INTO units(id, account_id, public_id, kind, parent_id, name, head_user_id, sees_records, is_active, created_at)
      VALUES (${offset + id}, ${accountId}, ${`s${offset + id}`}, ${kind}, ${parent === null ? null : offset + parent}, 'x',
      ${head}, ${sees ? 1 : 0}, ${on ? 1 : 0}, 0)`;
  const member = (id: number, userId: number) =>
    sql`INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (${accountId}, ${offset + id}, ${userId})`;
  const statements: SQL[] = [
    ...company.departments.map(({ id, parentId, headId }) =>
      unit(id, "department", parentId, headId, false, true),
    ),
    ...company.groups.map(({ id, seesEachOther, isActive }) =>
      unit(id, "group", null, null, seesEachOther, isActive),
    ),
    ...company.people.flatMap(({ userId, departmentId }) =>
      departmentId === null ? [] : [member(departmentId, userId)],
    ),
    ...company.groups.flatMap(({ id, members }) => members.map((userId) => member(id, userId))),
    ...company.records.map(
      ({ id, responsibles: [first], sourceId, connectionId }) =>
        sql`INSERT INTO test_records(account_id, record, responsible_id, source_id, connection_id)
          VALUES (${accountId}, ${id}, ${first ?? null}, ${sourceId}, ${connectionId})`,
    ),
    ...rebuildReach(accountId),
  ];
  await commit(db, statements);
}

test(`a filtered query shows exactly the rows for which the check says yes: ${CASES} random companies, each viewer`, {
  timeout: 120_000,
}, async () => {
  let shown = 0;
  let hidden = 0;
  const companies = fc.sample(companyArbitrary, { numRuns: CASES, seed: 20_261_122 });
  for (const [at, { company }] of companies.entries()) {
    const accountId = 1_000 + at;
    await store(company, accountId);
    for (const { userId } of company.people) {
      const viewer = viewerIn(company, userId);
      for (const permission of LISTED) {
        const where = inBoundScope(boundScopeOf(viewer, permission), accountId, userId, {
          responsible: sql`r.responsible_id`,
          source: sql`r.source_id`,
          connection: sql`r.connection_id`,
        });
        const rows = await db.all<{ record: number }>(
          sql`SELECT r.record FROM test_records r WHERE r.account_id = ${accountId} AND ${where} ORDER BY r.record`,
        );
        const allowed = company.records.filter((record) =>
          can(
            viewer,
            permission,
            targetIn(company, { ...record, responsibles: record.responsibles.slice(0, 1) }),
          ),
        );
        expect(
          rows.map(({ record }) => record),
          `${permission} of ${userId} in case ${at}`,
        ).toEqual(allowed.map(({ id }) => id));
        shown += allowed.length;
        hidden += company.records.length - allowed.length;
      }
    }
  }
  // The generator asks something: both answers come often.
  expect(Math.min(shown, hidden)).toBeGreaterThan(500);
});

describe(`rows read of ${RECORDS} records and ${PEOPLE} people`, () => {
  beforeAll(async () => {
    const numbers = (to: number) =>
      sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
    await commit(db, [
      sql`${numbers(100)} INSERT INTO units(id, account_id, public_id, kind, name, created_at)
        SELECT ${BIG} * 10 + i, ${BIG}, 'big' || i, 'department', 'd', 0 FROM n`,
      // Fifty people a department.
      sql`${numbers(PEOPLE)} INSERT INTO unit_members(account_id, unit_id, user_id)
        SELECT ${BIG}, ${BIG} * 10 + 1 + i % 100, i FROM n`,
      ...rebuildReach(BIG),
    ]);
    // The first thousand people carry a hundred each, the others nothing; the last one carries three.
    for (let part = 0; part < 4; part++)
      await db.run(sql`${numbers(RECORDS / 4)} INSERT INTO test_records(account_id, record, responsible_id, updated_at)
        SELECT ${BIG}, i, CASE WHEN ${part} = 0 AND i <= 3 THEN ${PEOPLE} ELSE 1 + (i * 4 + ${part}) % 1000 END, i FROM n`);
  }, 120_000);

  /**
   * A page of the list, newest first, and how many rows D1 read for it. Within a reach the list names its index by
   * person: on the index by time it would read all records to find that somebody has none.
   */
  const reads = async (scope: Scope) => {
    const { sql: text, params } = new SQLiteAsyncDialect().sqlToQuery(
      sql`SELECT r.id FROM test_records r ${scope.kind === "reach" ? sql`INDEXED BY test_records_person` : sql``}
        WHERE r.account_id = ${BIG} AND ${inScope(scope, BIG, sql`r.responsible_id`)}
        ORDER BY r.updated_at DESC, r.id DESC LIMIT 50`,
    );
    const counting = countingD1(env.DB);
    const { results } = await counting.db
      .prepare(text)
      .bind(...params)
      .all();
    return { rows: results.length, read: counting.take() };
  };

  test.each<[string, Scope, number, number]>([
    ["a common scope, everything", { kind: "any" }, 50, 100],
    ["a rare one, three of one's own", { kind: "own", userId: PEOPLE }, 3, 20],
    ["an empty one, a person without records", { kind: "own", userId: PEOPLE - 1 }, 0, 20],
    ["nothing at all", { kind: "none" }, 0, 0],
    ["a department of fifty, ten of whom have a hundred each", { kind: "reach", userId: 1 }, 50, 2_500],
    ["somebody who reaches nobody", { kind: "reach", userId: PEOPLE + 1 }, 0, 20],
  ])("%s", async (_name, scope, found, most) => {
    const { rows, read } = await reads(scope);
    expect(rows).toBe(found);
    expect(read).toBeLessThanOrEqual(most);
  });
});
