import { DESKS, DEVICES } from "./devices";
import { OFFICES } from "./places";

/** Somebody who takes part in `npm run demo:day`. */
export type Actor = { email: string; name: string; address: string; userAgent: string };
type Row = { email: string; name: string; held: number; ip: string | null; ua: string | null };

/** So many people of the first demo company, at their usual desks; the last two of them are held. */
export async function demoActors(db: D1Database, count: number): Promise<Actor[]> {
  const usual = (column: string) => `(SELECT a.${column} FROM auth_log a WHERE a.account_id = u.account_id
    AND a.user_id = u.id AND a.event = 'authn_login_success' GROUP BY a.${column} ORDER BY count(*) DESC LIMIT 1)`;
  const { results } = await db
    .prepare(`SELECT i.email, u.name || ' ' || u.surname AS name, ${usual("ip")} AS ip, ${usual("ua")} AS ua,
        EXISTS (SELECT 1 FROM holds h WHERE h.user_id = u.id AND h.account_id = u.account_id AND h.lifted_at IS NULL) AS held
      FROM users u JOIN identities i ON i.id = u.identity_id
      WHERE u.account_id = (SELECT min(id) FROM accounts WHERE is_demo = 1) AND u.deleted_at IS NULL
        AND i.password_hash IS NOT NULL
        AND (SELECT count(*) FROM identity_accounts m WHERE m.identity_id = i.id) = 1 ORDER BY u.id`)
    .all<Row>();
  const held = results.filter((row) => row.held === 1).slice(0, Math.min(2, count - 1));
  const free = results.filter((row) => row.held === 0).slice(0, count - held.length);
  return [...free, ...held].map(({ email, name, ip, ua }, index) => ({
    email,
    name,
    address: ip ?? `${OFFICES.main.prefix}${OFFICES.main.first + index}`,
    userAgent: ua ?? DEVICES[DESKS[index % DESKS.length]!].ua,
  }));
}
