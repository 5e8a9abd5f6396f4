import { sql } from "drizzle-orm";
import { parseLimitRef } from "~/domain/holds/holds";
import { publicId } from "~/domain/ids/public-id";
import type { LimitMetric } from "~/domain/limits/kinds";
import { authEntry, type Origin } from "~/domain/log/entry";
import { hours } from "~/domain/time/durations";
import { activeAdministrators } from "~db/queries/administrators";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit, mustHold } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

type Asker = { accountId: number; userId: number };
type Held = {
  id: string;
  person: string;
  name: string;
  metric: LimitMetric | null;
  until: number | null;
  ref: string;
};

/**
 * "Ask an administrator" of somebody whom a limit holds (FM-06): the active Administrators find a notice, once an hour
 * for each hold. `gone`: nothing holds them any longer.
 */
export async function askRestore(
  needs: Needs,
  { accountId, userId }: Asker,
  client: Origin,
): Promise<"sent" | "again_later" | "gone"> {
  const { now } = needs;
  const db = needs.db(accountId);
  const held = await db.get<
    Held | undefined
  >(sql`SELECT h.id, h.ends_at AS until, coalesce(h.ref, '') AS ref, l.metric,
      u.public_id AS person, trim(u.name || ' ' || u.surname) AS name
    FROM holds h JOIN users u ON u.account_id = h.account_id AND u.id = h.user_id
      LEFT JOIN limits l ON l.account_id = h.account_id AND l.id = h.limit_id
    WHERE h.account_id = ${accountId} AND h.user_id = ${userId} AND h.kind = 'limit' AND h.lifted_at IS NULL
      AND (h.ends_at IS NULL OR h.ends_at > ${now}) ORDER BY h.ends_at IS NULL DESC, h.ends_at DESC LIMIT 1`);
  if (held === undefined) return "gone";
  const { count, limit } = parseLimitRef(held.ref);
  const { name, person, until, metric } = held;
  const { lost } = await commit(db, [
    noticeRows(needs, {
      accountId,
      users: activeAdministrators(accountId, now),
      kind: "restore_asked",
      params: { name, id: person, metric: metric ?? "deals_handled", count, threshold: limit, until },
      link: "/settings/limits",
      once: `asked.${held.id}.${Math.floor(now / hours(1))}`,
    }),
    mustHold(sql`changes() >= 1`),
    writeAuthEntry(
      accountId,
      authEntry({
        opId: `ask.${publicId(needs.random(16))}`,
        at: now,
        event: "access_requested",
        result: "success",
        userId,
        detail: "limit",
        origin: { ...client, deviceId: null },
      }),
    ),
  ]);
  if (!lost) needs.bell.ringSoon(accountId);
  return lost ? "again_later" : "sent";
}
