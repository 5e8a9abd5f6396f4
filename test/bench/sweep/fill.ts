/** People of each account, all of them blocked until now. */
export const PEOPLE = 100;

const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)";

/** Accounts with their people; the first person of each has blocked all of them. */
export async function fill(db: D1Database, accounts: number): Promise<string> {
  const run = (query: string, count: number) => db.prepare(`${numbers} ${query}`).bind(count).run();
  await run(
    `INSERT INTO settings(account_id, account_public_id, company_name, language, time_zone, week_start,
      staff_idle_ms, staff_absolute_ms, admin_idle_ms, admin_absolute_ms)
      SELECT i, printf('account-%014d', i), 'Company ' || i, 'en', 'Europe/Warsaw', 1, 1, 1, 1, 1 FROM n`,
    accounts,
  );
  await run("INSERT INTO gate_state(account_id) SELECT i FROM n", accounts);
  await run(
    `INSERT INTO users(id, account_id, public_id, email, name, surname, confirmed_at, created_at)
      SELECT i, 1 + (i - 1) / ${PEOPLE}, printf('person-%015d', i), 'p' || i || '@test.test', 'Anna', 'Kowalska ' || i, 1, 1 FROM n`,
    accounts * PEOPLE,
  );
  await run(
    `INSERT INTO holds(id, account_id, user_id, kind, reason, starts_at, ends_at, created_by, lifted_at)
      SELECT printf('hold-%017d', i), 1 + (i - 1) / ${PEOPLE}, i, 'manual_block', 'bench', 1, 2,
        1 + ((i - 1) / ${PEOPLE}) * ${PEOPLE}, 2 FROM n`,
    accounts * PEOPLE,
  );
  return "filled";
}

/** The blocks stand again and have ended; what the last run has queued is gone. Answers how many. */
export async function makeDue(db: D1Database): Promise<number> {
  await db.batch([
    db.prepare("DELETE FROM gate_outbox"),
    db.prepare("DELETE FROM mail_outbox"),
    db.prepare("UPDATE holds SET lifted_at = NULL"),
  ]);
  return (await db.prepare("SELECT count(*) AS n FROM holds").first<number>("n")) ?? 0;
}
