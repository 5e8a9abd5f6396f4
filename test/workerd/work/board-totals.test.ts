import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scope } from "~/domain/access";
import { openDb } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { inScope } from "~db/queries/scope";
import { columnsOf, totalsByStage } from "~db/queries/work/board";
import { beginLife, PEOPLE, STAGES, type Step, statementsOf, stepArbitrary } from "../../support/board-life";
import { env } from "../../support/company";

const CASES = 20;
const db = openDb(env, 1);

const SCOPES: Scope[] = [
  { kind: "any" },
  { kind: "none" },
  ...PEOPLE.flatMap((userId): Scope[] => [
    { kind: "reach", userId },
    { kind: "own", userId },
  ]),
];
type Responsible = number | null | undefined;
/** The board without totals: every deal is looked at. */
async function counted(accountId: number, scope: Scope, responsible: Responsible) {
  const deals = await db.all<{ id: number; stageId: number; amount: number }>(
    sql`SELECT id, stage_id AS stageId, coalesce(amount, 0) AS amount FROM deals WHERE account_id = ${accountId}
      AND deleted_at IS NULL AND ${inScope(scope, accountId, sql`responsible_id`)}
      AND ${responsible === undefined ? sql`1 = 1` : sql`responsible_id IS ${responsible}`} ORDER BY updated_at DESC, id DESC`,
  );
  const columns = STAGES.map((stageId) => deals.filter((one) => one.stageId === stageId));
  const totals = columns.flatMap((column, i) =>
    column.length === 0
      ? []
      : [{ stageId: STAGES[i], count: column.length, sum: column.reduce((sum, one) => sum + one.amount, 0) }],
  );
  return { totals, columns: columns.map((column) => column.slice(0, 2).map(({ id }) => id)) };
}

async function shown(accountId: number, scope: Scope, responsibleId: Responsible) {
  const asked = { accountId, scope, responsibleId };
  const totals = await totalsByStage(db, asked);
  return {
    totals: totals.filter(({ count, sum }) => count !== 0 || sum !== 0),
    columns: await columnsOf(db, asked, STAGES, 2),
  };
}

test(`a board's counts, sums and cards are those of the deals in scope, whoever comes, goes, is moved or hands over: ${CASES} random companies, each viewer [AM-08]`, {
  timeout: 120_000,
}, async () => {
  const lives = fc.sample(fc.array(stepArbitrary, { minLength: 10, maxLength: 40 }), {
    numRuns: CASES,
    seed: 20_261_122,
  });
  let [seen, hidden] = [0, 0];
  for (const [at, steps] of lives.entries()) {
    const accountId = 710_000 + at;
    await commit(db, beginLife(accountId));
    const half = steps.length >> 1;
    for (const part of [steps.slice(0, half), steps.slice(half)]) {
      await commit(
        db,
        part.flatMap((step) => statementsOf(accountId, step)),
      );
      const all = await counted(accountId, { kind: "any" }, undefined);
      for (const scope of SCOPES) {
        for (const responsible of [undefined, at % 2 === 0 ? null : 3]) {
          const right = await counted(accountId, scope, responsible);
          const told = `case ${at}, ${JSON.stringify(scope)}, of ${responsible}`;
          expect(await shown(accountId, scope, responsible), told).toEqual(right);
          if (JSON.stringify(right) === JSON.stringify(all)) seen += 1;
          else if (right.totals.length > 0) hidden += 1;
        }
      }
    }
  }
  // The generator asks something: often all is in scope, often a part.
  expect(Math.min(seen, hidden)).toBeGreaterThan(80);
});

test("everybody in a unit has one home, whatever they join, leave or are merged into; a member's row is never moved", async () => {
  const accountId = 709_999;
  await commit(db, beginLife(accountId));
  const homes = () =>
    db.all<{
      user: number;
      homes: number;
    }>(sql`SELECT user_id AS user, sum(is_home) AS homes FROM unit_members
      WHERE account_id = ${accountId} GROUP BY user_id HAVING homes <> 1`);
  const steps: Step[] = [
    { is: "join", unit: 5, user: 2 },
    { is: "join", unit: 4, user: 2 },
    { is: "merge", unit: 4, into: 2 },
    { is: "leave", unit: 2, user: 2 },
  ];
  for (const step of steps) {
    await commit(db, statementsOf(accountId, step));
    expect(await homes()).toEqual([]);
  }
  await expect(
    db.run(sql`UPDATE unit_members SET unit_id = 1 WHERE account_id = ${accountId}`).catch((failure) => {
      throw failure.cause ?? failure;
    }),
  ).rejects.toThrow("delete and insert instead");
});
