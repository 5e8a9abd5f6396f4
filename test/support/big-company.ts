import { sql } from "drizzle-orm";
import { commit } from "~db/queries/guarded-batch";
import { rebuildReach } from "~db/queries/structure";
import { aCompany } from "./company";

const numbers = (from: number, to: number) =>
  sql`WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
/** Rows that one statement writes: D1 gives it 30 seconds. */
const PORTION = 25_000;

/**
 * A company of `people` in departments of fifty, and as many deals, contacts, companies, tasks, chats, deleted deals and
 * lines of both logs as `records`, a hundred each of the first people. Beside them stand an administrator, a manager with
 * a hundred of each, one with three, one with nothing, somebody without a role, and the head of everybody.
 */
export async function bigCompany(people: number, records: number) {
  const company = await aCompany();
  const { accountId, departmentId, db } = company;
  const who = {
    administrator: await company.aPerson({ name: "Ada", roles: ["administrator"] }),
    common: await company.aPerson({ name: "Cora" }),
    rare: await company.aPerson({ name: "Rita" }),
    empty: await company.aPerson({ name: "Emil" }),
    none: await company.aPerson({ name: "Nora", roles: [] }),
    head: await company.aPerson({ name: "Hugo", headOf: departmentId }),
  };
  const departments = Math.ceil(people / 50);
  const top = await company.rows<{ user: number; unit: number }>(
    "SELECT max(users.id) AS user, (SELECT max(id) FROM units) AS unit FROM users",
  );
  const { user: before, unit } = top[0] ?? { user: 0, unit: 0 };
  const key = (kind: string) => sql`${`${kind}${accountId}.`} || i`;
  await commit(db, [
    sql`${numbers(1, departments)} INSERT INTO units(id, account_id, public_id, kind, parent_id, name, created_at)
      SELECT ${unit} + i, ${accountId}, ${key("u")}, 'department', ${departmentId}, 'Department ' || i, 0 FROM n`,
    sql`${numbers(1, people)} INSERT INTO users(id, account_id, public_id, email, name, surname, department_id, search_text,
        confirmed_at, created_at)
      SELECT ${before} + i, ${accountId}, ${key("p")}, 'p' || i || '@big.test', 'Person', 'No' || i, ${unit} + 1 + i % ${departments},
        'person no' || i, 0, 0 FROM n`,
    sql`${numbers(1, people)} INSERT INTO unit_members(account_id, unit_id, user_id)
      SELECT ${accountId}, ${unit} + 1 + i % ${departments}, ${before} + i FROM n`,
    ...rebuildReach(accountId),
  ]);
  const carriers = Math.max(1, Math.floor(records / 100));
  const own = [...Array(100).fill(who.common.userId), ...Array(3).fill(who.rare.userId)];
  const owner = sql`coalesce((SELECT value FROM json_each(${JSON.stringify(own)}) WHERE key = i - 1), ${before} + 1 + i % ${carriers})`;
  const [source] = await company.rows<{ id: number }>(
    "INSERT INTO sources(account_id, public_id, kind, name, created_at) VALUES (?, ?, 'whatsapp', 'One', 0) RETURNING id",
    accountId,
    `s${accountId}`,
  );
  for (let from = 1; from <= records; from += PORTION) {
    const rows = numbers(from, Math.min(records, from + PORTION - 1));
    for (const [deleted, mark] of [
      [sql`NULL`, "d"],
      [sql`i`, "x"],
    ] as const)
      await db.run(sql`${rows} INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind, responsible_id,
          search_text, created_at, updated_at, deleted_at)
        SELECT ${accountId}, ${key(mark)}, 'Needle', 100, ${accountId} * 10, ${accountId} * 10 + i % 5, 'open', ${owner}, 'needle', i, i, ${deleted} FROM n`);
    for (const table of ["contacts", "companies"])
      await db.run(sql`${rows} INSERT INTO ${sql.raw(table)}(account_id, public_id, name, responsible_id, search_text, created_at, updated_at)
        SELECT ${accountId}, ${key("c")}, 'Needle', ${owner}, 'needle', i, i FROM n`);
    await db.run(sql`${rows} INSERT INTO tasks(account_id, public_id, text, kind, due_at, done_at, responsible_id, created_at, updated_at)
      SELECT ${accountId}, ${key("t")}, 'Needle', 'call', ${company.clock.now} + i * 1000, CASE i % 2 WHEN 0 THEN i END, ${owner}, i, i FROM n`);
    await db.run(sql`${rows} INSERT INTO conversations(account_id, public_id, source_id, client_name, responsible_id, status, search_text,
        opened_at, last_message_at, unanswered_since, updated_at)
      SELECT ${accountId}, ${key("k")}, ${source?.id ?? 0}, 'Needle', ${owner}, 'open', 'needle', i, i, i, i FROM n`);
    await db.run(sql`${rows} INSERT INTO auth_log(account_id, op_id, at, user_id, event, method, result, count)
      SELECT ${accountId}, ${key("l")}, i, ${owner}, 'authn_login_success', 'web', 'success', 1 FROM n`);
    await db.run(sql`${rows} INSERT INTO audit_log(account_id, public_id, at, event, actor_id, actor_name, target_kind, target_id, target_name)
      SELECT ${accountId}, ${key("a")}, i, 'user_updated', ${owner}, 'Actor', 'user', ${owner}, 'Target' FROM n`);
  }
  await db.run(sql`INSERT INTO pipelines(id, account_id, public_id, name, position, created_at)
    VALUES (${accountId} * 10, ${accountId}, ${`pipe${accountId}`}, 'Sales', 0, 0)`);
  await db.run(sql`${numbers(0, 4)} INSERT INTO stages(id, account_id, public_id, pipeline_id, name, kind, position)
    SELECT ${accountId} * 10 + i, ${accountId}, ${key("g")}, ${accountId} * 10, 'Stage ' || i, 'open', i FROM n`);
  await db.run(sql`PRAGMA optimize`);
  return { ...company, who };
}
