import { type SQL, sql } from "drizzle-orm";
import type { AuditFilter, AuditRow } from "../../../app/domain/log/audit-filter";
import type { LogPlace } from "../../../app/domain/log/cursor";
import type { Db } from "../../client";
import { atMost } from "../at-most";

export type Direction = "older" | "newer";
type At = { from: LogPlace | null; direction: Direction; limit: number };
/** Newest first; places as in `auth-log/page`. `reached`: how far was looked when the search stopped within its bound. */
export type AuditPage = {
  rows: AuditRow[];
  newer: LogPlace | null;
  older: LogPlace | null;
  reached: LogPlace | null;
};

/** Index rows looked at for what no index answers alone (architecture, "Who sees which rows"). */
export const MOST_LOOKED_AT = 20_000;

/** A page of the audit log: newest first without a place, else the events next to it. */
export async function auditPage(db: Db, accountId: number, filter: AuditFilter, at: At): Promise<AuditPage> {
  const { places, reached } = await findPlaces(db, accountId, filter, { ...at, limit: at.limit + 1 });
  const shown = places.slice(0, at.limit);
  const hasMore = places.length > at.limit;
  if (at.direction === "newer") shown.reverse();
  const [first, last] = [shown[0] ?? null, shown.at(-1) ?? null];
  const isOlder = at.direction === "older";
  return {
    rows: await readEvents(
      db,
      accountId,
      shown.map(({ id }) => id),
    ),
    newer: (isOlder ? at.from !== null : hasMore) ? (first ?? at.from) : null,
    older: (isOlder ? hasMore : true) ? last : null,
    reached,
  };
}

/** All events that a filter means, newest first, a page at a time: for files. */
export async function* eachAuditPage(db: Db, accountId: number, filter: AuditFilter, size = 500) {
  let from: LogPlace | null = null;
  for (;;) {
    const page: AuditPage = await auditPage(db, accountId, filter, { from, direction: "older", limit: size });
    if (page.rows.length > 0) yield page.rows;
    from = page.older ?? page.reached;
    if (from === null) return;
  }
}

/** One event by its public id; null when the account has none such. */
export async function findEvent(db: Db, accountId: number, publicId: string): Promise<AuditRow | null> {
  const row = await db.get<{ id: number } | undefined>(
    sql`SELECT id FROM audit_log WHERE public_id = ${publicId} AND account_id = ${accountId}`,
  );
  const [event] = row === undefined ? [] : await readEvents(db, accountId, [row.id]);
  return event ?? null;
}

type Found = { places: LogPlace[]; reached: LogPlace | null };

async function findPlaces(db: Db, accountId: number, filter: AuditFilter, at: At): Promise<Found> {
  const { sources, rest } = routeOf(filter);
  const most = rest.length === 0 ? at.limit : MOST_LOOKED_AT;
  const order = at.direction === "older" ? sql`ORDER BY at DESC, id DESC` : sql`ORDER BY at, id`;
  const looked = sql.join(
    sources.map(
      ({
        index,
        key,
      }) => sql`SELECT * FROM (SELECT at, id, event, target_kind FROM audit_log INDEXED BY ${sql.raw(index)}
        WHERE account_id = ${accountId} ${key} ${bounds(filter, at)} ${order} ${atMost(most)})`,
    ),
    sql` UNION `,
  );
  const conditions = rest.length === 0 ? sql`` : sql`WHERE ${sql.join(rest, sql` AND `)}`;
  const places = await db.all<LogPlace>(
    sql`SELECT at, id FROM (${looked}) ${conditions} ${order} ${atMost(at.limit)}`,
  );
  if (rest.length === 0 || places.length >= at.limit) return { places, reached: null };
  const [end] = await db.all<LogPlace>(
    sql`SELECT at, id FROM (${looked}) ${order} LIMIT 1 OFFSET ${most - 1}`,
  );
  return { places, reached: end ?? null };
}

/** The narrowest key that is given wins; the planner is not asked, since it cannot know how many rows a key has. */
function routeOf({ userId, kind, event }: AuditFilter): {
  sources: { index: string; key: SQL }[];
  rest: SQL[];
} {
  const ofEvent = event === null ? [] : [sql`event = ${event}`];
  const ofKind = kind === null ? [] : [sql`target_kind = ${kind}`];
  if (userId !== null)
    return {
      sources: [
        { index: "audit_log_actor", key: sql`AND actor_id = ${userId}` },
        { index: "audit_log_about", key: sql`AND target_kind = 'user' AND target_id = ${userId}` },
      ],
      rest: [...ofEvent, ...ofKind],
    };
  if (event !== null)
    return { sources: [{ index: "audit_log_event", key: sql`AND event = ${event}` }], rest: ofKind };
  if (kind !== null)
    return { sources: [{ index: "audit_log_kind", key: sql`AND target_kind = ${kind}` }], rest: [] };
  return { sources: [{ index: "audit_log_account", key: sql`` }], rest: [] };
}

function bounds({ from, until }: AuditFilter, at: At): SQL {
  const past = at.direction === "older" ? sql.raw("<") : sql.raw(">");
  return sql.join(
    [
      at.from === null ? sql`` : sql`AND (at, id) ${past} (${at.from.at}, ${at.from.id})`,
      from === null ? sql`` : sql`AND at >= ${from}`,
      until === null ? sql`` : sql`AND at < ${until}`,
    ],
    sql` `,
  );
}

async function readEvents(db: Db, accountId: number, ids: readonly number[]): Promise<AuditRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<
    Omit<AuditRow, "changes"> & { changes: string }
  >(sql`SELECT l.id, l.public_id AS publicId,
      l.at, l.event, l.actor_id AS actorId, l.actor_name AS actorName, l.target_kind AS targetKind,
      l.target_id AS targetId, l.target_name AS targetName, l.ip, l.session_id AS sessionId,
      l.request_id AS requestId, l.reason, (SELECT json_group_array(json_object('field', c.field, 'before', c.before,
        'after', c.after) ORDER BY c.id) FROM audit_changes c WHERE c.audit_public_id = l.public_id) AS changes
    FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN audit_log l ON l.id = j.value WHERE l.account_id = ${accountId}`);
  const byId = new Map(rows.map((row) => [row.id, { ...row, changes: JSON.parse(row.changes) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
