import { type SQL, sql } from "drizzle-orm";
import type { LimitMetric } from "~/domain/limits/kinds";
import { opSelect } from "~db/queries/gate-ops";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

const HELD = (accountId: number, limitId: number, now: number) =>
  sql`account_id = ${accountId} AND kind = 'limit' AND limit_id = ${limitId} AND lifted_at IS NULL
    AND (ends_at IS NULL OR ends_at > ${now})`;

/** How many people a limit holds now, as D1 knows it; the gate has told what it knows before. */
export async function countHeld(
  needs: Needs,
  { accountId, accountPublicId }: Acting,
  limitId: number,
): Promise<number> {
  await needs
    .gate(accountPublicId)
    .flush()
    .catch(() => undefined);
  const { n } = await needs
    .db(accountId)
    .get<{ n: number }>(sql`SELECT count(*) AS n FROM holds WHERE ${HELD(accountId, limitId, needs.now)}`);
  return n;
}

/**
 * A limit that is switched off or deleted holds nobody any longer: whoever it holds may go on, and reads by whom. The
 * gate lifts the holds of its own that D1 has not heard of when it takes the limits (release-off.ts).
 */
export function releaseHeld(
  needs: Needs,
  acting: Acting,
  { limitId, metric }: { limitId: number; metric: LimitMetric },
): { write: SQL[]; gate: SQL[] } {
  const { accountId, userId, actor } = acting;
  const { now } = needs;
  const held = sql`SELECT user_id FROM holds WHERE ${HELD(accountId, limitId, now)}`;
  const lifted = sql`SELECT user_id FROM holds WHERE account_id = ${accountId} AND kind = 'limit'
    AND limit_id = ${limitId} AND lifted_at = ${now}`;
  return {
    write: [
      sql`UPDATE users SET access_version = access_version + 1 WHERE account_id = ${accountId} AND id IN (${held})`,
      noticeRows(needs, {
        accountId,
        users: held,
        kind: "limit_restored",
        params: { metric, by: actor.name, raisedTo: null },
        link: "/me/limits",
      }),
      sql`UPDATE holds SET lifted_at = ${now}, lifted_by = ${userId} WHERE ${HELD(accountId, limitId, now)}`,
    ],
    gate: [opSelect.limits(accountId), opSelect.people(accountId, lifted)],
  };
}
