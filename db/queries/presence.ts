import { sql } from "drizzle-orm";
import type { Said } from "../../app/domain/presence/availability";
import type { Interval } from "../../app/domain/presence/intervals";
import type { Db } from "../client";

/** Finished intervals of the timeline, each written once: a person has one that begins at an instant. */
export const writeIntervals = (
  accountId: number,
  intervals: readonly { user: number; state: string; from: number; to: number }[],
) => sql`INSERT INTO presence_intervals(account_id, user_id, state, from_at, to_at, op_id)
  SELECT ${accountId}, value->>'user', value->>'state', value->>'from', value->>'to',
    (value->>'user') || '.' || (value->>'from')
  FROM json_each(${JSON.stringify(intervals)}) WHERE true ON CONFLICT(account_id, op_id) DO NOTHING`;

/** D1's copy of what a person said; the gate is the moment, this is what a new gate begins with. */
export const writeAvailability = (accountId: number, user: number, said: Said) =>
  sql`UPDATE users SET availability = ${said.availability}, availability_until = ${said.until}
    WHERE account_id = ${accountId} AND id = ${user}`;

/** Intervals of a person that reach beyond `from` and begin before `to`, in order. */
export async function readIntervals(
  db: Db,
  accountId: number,
  userId: number,
  { from, to }: { from: number; to: number },
): Promise<Interval[]> {
  return db.all<Interval>(sql`SELECT state, from_at AS "from", coalesce(to_at, from_at) AS "to" FROM presence_intervals
    WHERE account_id = ${accountId} AND user_id = ${userId} AND from_at < ${to} AND coalesce(to_at, from_at) > ${from}
    ORDER BY from_at LIMIT 2000`);
}

/** Deletes the oldest intervals that ended before an instant, at most `most`; answers how many. */
export async function pruneIntervals(
  db: Db,
  accountId: number,
  before: number,
  most: number,
): Promise<number> {
  const { meta } =
    await db.run(sql`DELETE FROM presence_intervals WHERE id IN (SELECT id FROM presence_intervals
    WHERE account_id = ${accountId} AND to_at < ${before} ORDER BY to_at LIMIT ${most})`);
  return meta.changes;
}
