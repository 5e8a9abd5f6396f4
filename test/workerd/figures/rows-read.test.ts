import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { openDb } from "~db/client";
import { generalFigures, pageOfPeople, personFigures } from "~db/queries/figures";
import { commit } from "~db/queries/guarded-batch";
import { rebuildReach } from "~db/queries/structure";
import { env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

const [PEOPLE, RECORDS, BIG] = [2_000, 20_000, 810_001];
/** The period holds the last two hundred messages, deals and tasks. */
const FROM = RECORDS - 200;
const counting = countingD1(env.DB);
const db = openDb({ ...env, DB: counting.db }, BIG);
const numbers = (to: number) =>
  sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
const reads = async <T>(ask: () => Promise<T>) => {
  counting.take();
  const answer = await ask();
  return { answer, read: counting.take() };
};

/** Twenty departments of a hundred; every person has ten messages, deals and tasks, one of them in the period at most. */
beforeAll(async () => {
  const real = openDb(env, BIG);
  const who = sql`${BIG} + i % ${PEOPLE}`;
  await commit(real, [
    sql`${numbers(20)} INSERT INTO units(id, account_id, public_id, kind, name, created_at)
      SELECT ${BIG} * 10 + i, ${BIG}, 'fig' || i, 'department', 'd', 0 FROM n`,
    sql`${numbers(PEOPLE)} INSERT INTO users(id, account_id, public_id, identity_id, email, name, surname, search_text, created_at)
      SELECT ${BIG} + i - 1, ${BIG}, 'figure-person-' || (10000000 + i), ${BIG} + i, 'f' || i || '@test.test', 'N', 'S' || (10000 + i), '', 0 FROM n`,
    sql`${numbers(PEOPLE)} INSERT INTO unit_members(account_id, unit_id, user_id)
      SELECT ${BIG}, ${BIG} * 10 + 1 + i % 20, ${BIG} + i - 1 FROM n`,
    ...rebuildReach(BIG),
    sql`${numbers(RECORDS)} INSERT INTO messages(account_id, public_id, conversation_id, direction, author_id, text, state, at)
      SELECT ${BIG}, 'fig' || i, ${BIG} + i % 50, CASE i % 2 WHEN 0 THEN 'in' ELSE 'out' END, CASE i % 2 WHEN 1 THEN ${who} END,
        'x', 'received', i FROM n`,
    sql`${numbers(RECORDS)} INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind,
        responsible_id, created_by, created_at, updated_at, closed_at)
      SELECT ${BIG}, 'fig' || i, 'deal', 100, 1, 1, CASE i % 4 WHEN 0 THEN 'won' WHEN 1 THEN 'lost' ELSE 'open' END,
        ${who}, ${who}, i, i, CASE WHEN i % 4 < 2 THEN i END FROM n`,
    sql`${numbers(RECORDS)} INSERT INTO tasks(account_id, public_id, text, kind, due_at, done_at, responsible_id, created_at, updated_at)
      SELECT ${BIG}, 'fig' || i, 'call', 'call', i, i, ${who}, i, i FROM n`,
  ]);
}, 120_000);

describe("figures read their period, not the company", () => {
  test("the totals: two hundred messages and deals of twenty thousand [MC-28]", async () => {
    const { answer, read } = await reads(() => generalFigures(db, BIG, FROM));
    expect(answer).toMatchObject({ in: 101, out: 100, chats: 50, created: 201, createdAmount: 20_100 });
    expect(answer).toMatchObject({ won: 51, wonAmount: 5_100, lost: 50 });
    expect(read).toBeLessThan(900);
  });

  test("one person's: a few rows [MC-29]", async () => {
    const { answer, read } = await reads(() => personFigures(db, BIG, FROM, [BIG + 1_999]));
    expect(answer).toEqual([
      { user: BIG + 1_999, out: 1, created: 0, won: 0, wonAmount: 0, lost: 0, tasks: 1 },
    ]);
    expect(read).toBeLessThan(40);
  });

  test.each([
    ["everybody", { kind: "any" }, 50, 400],
    ["a department of a hundred", { kind: "reach", userId: BIG + 1 }, 50, 2_600],
    ["oneself", { kind: "own", userId: BIG + 1 }, 1, 2_100],
    ["nobody", { kind: "none" }, 0, 10],
  ] as const)("a page of the team within the scope of %s [MC-30]", async (_who, scope, people, most) => {
    const { answer, read } = await reads(() => pageOfPeople(db, BIG, scope, {}, 50));
    expect(answer.slice(0, 50)).toHaveLength(people);
    expect(read).toBeLessThan(most);
    const of = await reads(() =>
      personFigures(
        db,
        BIG,
        FROM,
        answer.map(({ user }) => user),
      ),
    );
    expect(of.read).toBeLessThan(Math.max(1, people) * 12);
  });

  test("pages follow each other by surname, there and back", async () => {
    const ids = async (cursor: { after?: string; before?: string }) =>
      (await pageOfPeople(db, BIG, { kind: "any" }, cursor, 3)).map(({ id }) => id);
    const all = await pageOfPeople(db, BIG, { kind: "any" }, {}, 9);
    const at = (n: number) => all[n]?.id ?? "";
    expect(await ids({ after: at(2) })).toEqual([at(3), at(4), at(5), at(6)]);
    expect(await ids({ before: at(6) })).toEqual([at(5), at(4), at(3), at(2)]);
  });
});
