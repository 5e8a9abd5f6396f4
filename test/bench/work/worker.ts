import { sql } from "drizzle-orm";
import type { Scope } from "~/domain/access";
import { openDb } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { rebuildReach } from "~db/queries/structure";
import { columnsOf, totalsByStage } from "~db/queries/work/board";
import { readDeals } from "~db/queries/work/deals";
import { pageOfRecords } from "~db/queries/work/page";

const ACCOUNT = 1;
const PEOPLE = 5_000;
const STAGES = [1, 2, 3, 4, 5, 6, 7];
/** Person 1 sees a department of fifty; person 4,001 heads everybody. */
const SCOPES: Record<string, Scope> = {
  everything: { kind: "any" },
  department: { kind: "reach", userId: 1 },
  head: { kind: "reach", userId: 4_001 },
};
const LINKS = { contact: { kind: "any" }, company: { kind: "any" } } as const;

/** `/list`, `/search` and `/board` as the pages read them, as often as asked. */
export default {
  async fetch(request, { DB }) {
    const { pathname, searchParams } = new URL(request.url);
    const db = openDb({ DB }, ACCOUNT);
    if (pathname === "/__fill") return Response.json(await fill(db, Number(searchParams.get("deals"))));
    const scope = SCOPES[searchParams.get("scope") ?? ""]!;
    let shown = 0;
    for (let times = Number(searchParams.get("times")); times > 0; times--)
      shown = await (pathname === "/board"
        ? board(db, scope)
        : list(db, scope, pathname === "/search" ? ["rare"] : []));
    return Response.json(shown);
  },
} satisfies ExportedHandler<{ DB: D1Database }>;

type Db = ReturnType<typeof openDb>;

async function list(db: Db, scope: Scope, words: string[]): Promise<number> {
  const filter = { words, hidden: false, rest: [] };
  const { ids } = await pageOfRecords(db, {
    accountId: ACCOUNT,
    kind: "deal",
    scope,
    filter,
    cursor: null,
    limit: 50,
  });
  return (await readDeals(db, ACCOUNT, ids, LINKS)).length;
}

async function board(db: Db, scope: Scope): Promise<number> {
  const totals = await totalsByStage(db, { accountId: ACCOUNT, scope });
  const columns = await columnsOf(db, { accountId: ACCOUNT, scope }, STAGES, 20);
  await readDeals(db, ACCOUNT, columns.flat(), LINKS);
  return totals.length + columns.flat().length;
}

/** A hundred departments of fifty below one; every person has the same number of deals, every fiftieth deal is "rare". */
async function fill(db: Db, deals: number): Promise<string> {
  const numbers = (to: number) =>
    sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  await commit(db, [
    sql`INSERT INTO units(id, account_id, public_id, kind, name, head_user_id, created_at)
      VALUES (1, ${ACCOUNT}, 'all', 'department', 'all', 4001, 0)`,
    sql`${numbers(100)} INSERT INTO units(id, account_id, public_id, kind, parent_id, name, created_at)
      SELECT 1 + i, ${ACCOUNT}, 'unit' || i, 'department', 1, 'd', 0 FROM n`,
    sql`${numbers(PEOPLE)} INSERT INTO users(id, account_id, public_id, email, name, surname, created_at)
      SELECT i, ${ACCOUNT}, 'p' || i, 'p' || i || '@test.test', 'Anna', 'Kowalska', 0 FROM n`,
    sql`${numbers(PEOPLE)} INSERT INTO unit_members(account_id, unit_id, user_id)
      SELECT ${ACCOUNT}, 2 + i % 100, i FROM n`,
    ...rebuildReach(ACCOUNT),
  ]);
  await db.run(sql`${numbers(deals)} INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id,
      stage_kind, responsible_id, search_text, created_at, updated_at)
    SELECT ${ACCOUNT}, 'd' || i, 'deal', 100, 1, 1 + i % 7, CASE i % 7 WHEN 5 THEN 'won' WHEN 6 THEN 'lost' ELSE 'open' END,
      1 + (i * 7919) % ${PEOPLE}, CASE i % 50 WHEN 0 THEN 'deal rare' ELSE 'deal' END, i, i FROM n`);
  await db.run(sql`PRAGMA optimize`);
  return "filled";
}
