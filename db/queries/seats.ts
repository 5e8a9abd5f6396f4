import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { mustHold } from "./guarded-batch";

/**
 * People who occupy a seat: staff who are neither deleted nor deactivated nor archived; blocked ones do [AU-21]. Free
 * users, integrators and API users need none [AU-15].
 */
const seated = (accountId: number): SQL => sql`SELECT count(*) FROM users u WHERE u.account_id = ${accountId}
  AND u.deleted_at IS NULL AND u.kind = 'staff' AND u.id NOT IN (SELECT h.user_id FROM holds h
    WHERE h.account_id = ${accountId} AND h.kind IN ('inactive', 'archived') AND h.lifted_at IS NULL)`;

/** Behind the writes that add people or switch them on: the cap holds, when an administrator has set one. */
export const mustFitSeats = (accountId: number): SQL =>
  mustHold(sql`(SELECT seat_cap FROM settings WHERE account_id = ${accountId}) IS NULL
    OR (${seated(accountId)}) <= (SELECT seat_cap FROM settings WHERE account_id = ${accountId})`);

export type Seats = { active: number; cap: number | null };

/** Seats in use, and the cap. */
export const readSeats = (db: Db, accountId: number): Promise<Seats> =>
  db.get<Seats>(
    sql`SELECT (${seated(accountId)}) AS active, seat_cap AS cap FROM settings WHERE account_id = ${accountId}`,
  );

/** True when nobody can be added any more. */
export const isFull = ({ active, cap }: Seats) => cap !== null && active >= cap;
