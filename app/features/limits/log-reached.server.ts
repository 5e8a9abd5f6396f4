import { type SQL, sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import type { LimitMetric } from "~/domain/limits/kinds";
import type { ReachedKind } from "~/domain/limits/meter";
import { appendAudit } from "~db/queries/audit";
import { commit, mustChangeOne } from "~db/queries/guarded-batch";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

type Unlogged = {
  id: string;
  kind: ReachedKind;
  userId: number;
  name: string;
  metric: LimitMetric | null;
  at: number;
  until: number | null;
  count: number;
  threshold: number;
};

const AT_ONCE = 50;

/**
 * Writes `limit_reached` into the audit log, and to the person whom it concerns, once for each limit that has held,
 * warned or asked (AM-19). Answers how many.
 */
export async function logReached(needs: Needs, accountId: number): Promise<number> {
  const db = needs.db(accountId);
  const rows =
    await db.all<Unlogged>(sql`SELECT e.id, e.user_id AS userId, trim(u.name || ' ' || u.surname) AS name,
      e.kind, l.metric, e.at, e.until, e.count, e.threshold
    FROM limit_events e INDEXED BY limit_events_unlogged JOIN users u ON u.account_id = e.account_id AND u.id = e.user_id
      LEFT JOIN limits l ON l.account_id = e.account_id AND l.id = e.limit_id
    WHERE e.account_id = ${accountId} AND e.logged_at IS NULL ORDER BY e.at LIMIT ${AT_ONCE}`);
  let logged = 0;
  for (const row of rows) {
    const { lost } = await commit(db, [
      sql`UPDATE limit_events SET logged_at = ${needs.now} WHERE id = ${row.id} AND account_id = ${accountId} AND logged_at IS NULL`,
      mustChangeOne(),
      ...appendAudit(accountId, {
        publicId: publicId(needs.random(16)),
        event: "limit_reached",
        at: row.at,
        actor: null,
        target: { kind: "user", id: row.userId, name: row.name },
        changes: [{ field: row.metric ?? "limit", before: row.threshold, after: row.count }],
      }),
      ...toPerson(needs, accountId, row),
    ]);
    if (!lost) logged += 1;
  }
  if (logged > 0) {
    needs.mailer.sendSoon();
    needs.bell.ringSoon(accountId);
  }
  return logged;
}

/** Whoever is held reads it in the mail; whoever is only warned goes on, and reads it in the product. */
function toPerson(needs: Needs, accountId: number, row: Unlogged): SQL[] {
  const { id, kind, userId, count, threshold, until } = row;
  const metric = row.metric ?? "deals_handled";
  if (kind === "held") {
    const details = { limit: `limit.${metric}`, count, until };
    return [
      queueMail(needs, { accountId, kind: "limit_reached", to: { users: [userId] }, details, once: id }),
    ];
  }
  const params = { metric, count, threshold };
  return [
    noticeRows(needs, {
      accountId,
      users: [userId],
      kind: "limit_warned",
      params,
      link: "/me/limits",
      once: id,
    }),
  ];
}
