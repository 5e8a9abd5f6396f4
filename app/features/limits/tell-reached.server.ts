import { type SQL, sql } from "drizzle-orm";
import type { LimitMetric } from "~/domain/limits/kinds";
import type { ReachedKind } from "~/domain/limits/meter";
import type { ReachedPerson } from "~/domain/notices/kinds";
import { minutes } from "~/domain/time/durations";
import { activeAdministrators } from "~db/queries/administrators";
import { commit, mustHold } from "~db/queries/guarded-batch";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

/** Further ones within this time are one message: forty managers at 17:50 are one (FM-06). */
export const COLLECTS_MS = minutes(5);
const AT_ONCE = 100;
const LIMITS_PAGE = "/settings/limits";

type Untold = Omit<ReachedPerson, "isHeld"> & {
  event: string;
  user: number;
  kind: ReachedKind;
  held: number;
};

/**
 * Tells what limits have come to (AM-20): the person at once, the administrators at once or, within five minutes of the
 * last message, together with what comes until then; cron sends those. Answers how many events were told.
 */
export async function tellReached(needs: Needs, accountId: number): Promise<number> {
  const rows = await readUntold(needs, accountId);
  let told = 0;
  for (const row of rows.filter(({ kind }) => kind === "near"))
    told += await claim(needs, accountId, [row], [], [nearNotice(needs, accountId, row)]);
  const reached = rows.filter(({ kind }) => kind !== "near");
  if (reached.length === 0) return told;
  const people = reached.map(asPerson);
  const quiet = mustHold(sql`NOT EXISTS (SELECT 1 FROM limit_events INDEXED BY limit_events_told
    WHERE account_id = ${accountId} AND told_at > ${needs.now - COLLECTS_MS} AND kind <> 'near')`);
  const users = activeAdministrators(accountId, needs.now);
  const mail = { people, path: LIMITS_PAGE };
  return (
    told +
    (await claim(
      needs,
      accountId,
      reached,
      [quiet],
      [
        noticeRows(needs, { accountId, users, kind: "limit_reached", params: { people }, link: LIMITS_PAGE }),
        queueMail(needs, { accountId, kind: "limit_of_person", to: { users }, details: mail }),
      ],
    ))
  );
}

/** Marks the events and writes what tells of them in one batch: whoever comes second writes nothing. */
async function claim(needs: Needs, accountId: number, rows: readonly Untold[], guards: SQL[], told: SQL[]) {
  const ids = JSON.stringify(rows.map(({ event }) => event));
  const { lost } = await commit(needs.db(accountId), [
    ...guards,
    sql`UPDATE limit_events SET told_at = ${needs.now} WHERE account_id = ${accountId} AND told_at IS NULL
      AND id IN (SELECT value FROM json_each(${ids}))`,
    mustHold(sql`changes() = ${rows.length}`),
    ...told,
  ]);
  if (lost) return 0;
  needs.mailer.sendSoon();
  needs.bell.ringSoon(accountId);
  return rows.length;
}

const readUntold = (needs: Needs, accountId: number) =>
  needs.db(accountId).all<Untold>(sql`SELECT e.id AS event, e.kind, e.user_id AS user, u.public_id AS id,
      trim(u.name || ' ' || u.surname) AS name, coalesce(l.metric, 'deals_handled') AS metric, e.count, e.threshold, e.until,
      EXISTS (SELECT 1 FROM holds h WHERE h.account_id = e.account_id AND h.id = e.id AND h.lifted_at IS NULL) AS held,
      (SELECT count(*) FROM conversations c WHERE c.account_id = e.account_id AND c.responsible_id = e.user_id
        AND c.unanswered_since IS NOT NULL AND c.closed_at IS NULL) AS waiting
    FROM limit_events e INDEXED BY limit_events_untold JOIN users u ON u.account_id = e.account_id AND u.id = e.user_id
      LEFT JOIN limits l ON l.account_id = e.account_id AND l.id = e.limit_id
    WHERE e.account_id = ${accountId} AND e.told_at IS NULL ORDER BY e.at LIMIT ${AT_ONCE}`);

function asPerson({ event: _event, user: _user, kind: _kind, held, ...person }: Untold): ReachedPerson {
  return { ...person, isHeld: held === 1 };
}

const nearNotice = (needs: Needs, accountId: number, { event, user, metric, count, threshold }: Untold) =>
  noticeRows(needs, {
    accountId,
    users: [user],
    kind: "limit_near",
    params: { metric: metric as LimitMetric, count, threshold },
    link: "/me/limits",
    once: `near.${event}`,
  });
