import { DESKS, DEVICES } from "./devices";
import { OFFICES } from "./places";

/** Somebody who takes part in `npm run demo:day`. */
export type Actor = { email: string; name: string; address: string; userAgent: string };

/** So many people of the first demo company: those who may come in, and the last two of them are held. */
export async function demoActors(db: D1Database, count: number): Promise<Actor[]> {
  const { results } = await db
    .prepare(`SELECT i.email, u.name || ' ' || u.surname AS name, EXISTS (SELECT 1 FROM holds h WHERE h.user_id = u.id
        AND h.account_id = u.account_id AND h.lifted_at IS NULL) AS held
      FROM users u JOIN identities i ON i.id = u.identity_id
      WHERE u.account_id = (SELECT min(id) FROM accounts WHERE is_demo = 1) AND u.deleted_at IS NULL
        AND i.password_hash IS NOT NULL
        AND (SELECT count(*) FROM identity_accounts m WHERE m.identity_id = i.id) = 1 ORDER BY u.id`)
    .all<{ email: string; name: string; held: number }>();
  const heldOnes = results.filter(({ held }) => held === 1).slice(0, Math.min(2, count - 1));
  const free = results.filter(({ held }) => held === 0).slice(0, count - heldOnes.length);
  return [...free, ...heldOnes].map(({ email, name }, index) => ({
    email,
    name,
    address: `${OFFICES.main.prefix}${OFFICES.main.first + index}`,
    userAgent: DEVICES[DESKS[index % DESKS.length]!].ua,
  }));
}
