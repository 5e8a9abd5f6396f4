/** The newest instant of the rows that `manyRows` writes; one row a second before it. */
export const NEWEST = Date.UTC(2026, 9, 1, 12);
export const instantOf = (age: number) => NEWEST - age * 1_000;

/** Key of 10.0.x.y as the log stores it. */
export const keyOf = (x: number, y: number) =>
  `00000000000000000000ffff0a00${x.toString(16).padStart(2, "0")}${y.toString(16).padStart(2, "0")}`;

/** Rows that one statement writes: more of them at once grow the write-ahead log beyond the database. */
const PORTION = 250_000;

/**
 * `count` rows of account 1, the row of age n a second older than that of age n - 1, and as many of account 2 mixed in, unless
 * other `accounts` are asked for.
 * Person: 2 at every 5,000th row, 3 never, else 1 + 9 … + 48 by turns. Address 10.0.x.y: y = person, x = 0; every
 * 7,000th comes from 10.0.9.9. Refused with `bad_credentials` every 1,000th, `ip_denied` every 10,000th.
 */
export async function manyRows(
  db: D1Database,
  count: number,
  accounts = [1, 2],
  written: (rows: number) => unknown = () => undefined,
): Promise<void> {
  const portions = Array.from({ length: Math.ceil(count / PORTION) }, (_, i) => i * PORTION);
  for (const [account, from] of accounts.flatMap((one) => portions.map((from) => [one, from] as const))) {
    const to = Math.min(count, from + PORTION);
    await db
      .prepare(
        `WITH RECURSIVE n(age) AS (SELECT ?4 UNION ALL SELECT age + 1 FROM n WHERE age + 1 < ?2),
        r AS (SELECT age, CASE WHEN age % 5000 = 4999 THEN 2 ELSE 10 + age % 40 END AS person FROM n)
        INSERT INTO auth_log(account_id, op_id, at, user_id, event, method, result, reason, count, ip, ip_key, session_id)
        SELECT ?1, 'op.' || ?1 || '.' || age, ?3 - age * 1000, person,
          CASE WHEN age % 1000 = 999 THEN 'authn_login_fail' ELSE 'authn_login_success' END, 'web',
          CASE WHEN age % 1000 = 999 THEN 'refused' ELSE 'success' END,
          CASE WHEN age % 10000 = 9999 THEN 'ip_denied' WHEN age % 1000 = 999 THEN 'bad_credentials' END, 1, '10.0.0.1',
          CASE WHEN age % 7000 = 6999 THEN '00000000000000000000ffff0a000909'
            ELSE printf('00000000000000000000ffff0a0000%02x', person) END,
          's' || person
        FROM r`,
      )
      .bind(account, to, NEWEST, from)
      .run();
    await written(to - from);
  }
}

/** Unit `unit` with these direct members; `viewer` reaches it. */
export async function reach(db: D1Database, viewer: number, unit: number, members: readonly number[]) {
  await db.batch([
    db.prepare("INSERT INTO unit_reach(account_id, viewer_id, unit_id) VALUES (1, ?, ?)").bind(viewer, unit),
    ...members.map((member) =>
      db
        .prepare("INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (1, ?, ?)")
        .bind(unit, member),
    ),
  ]);
}
