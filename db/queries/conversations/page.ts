import { type SQL, sql } from "drizzle-orm";
import type { ConversationStatus } from "../../../app/domain/conversations/kinds";
import { LOOKED_AT, type RecordCursor } from "../../../app/domain/work/list";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import type { Place } from "../work/page";
import { type Arm, armsOf, byTime, goesByTime, TRIED, triesByTime } from "./arms";
import { isListed, type Sight } from "./sight";

export type ChatFilter = {
  words: readonly string[];
  /** The viewer may find a client by phone and e-mail. */
  points: boolean;
  sourceId?: number;
  /** undefined = anybody, null = nobody. */
  responsibleId?: number | null;
  waiting: boolean;
  status: ConversationStatus | null;
};
export type ChatsAsked = {
  sight: Sight;
  filter: ChatFilter;
  cursor: RecordCursor | null;
  limit: number;
  /** The first chats are wanted and no second page: where a walk stopped at its bound is not asked. */
  once?: boolean;
};
export type FoundChats = { ids: number[]; more: boolean; reached: Place | null };
type Walked = { rows: Place[]; end: Place | null };

/**
 * The ids of a page of chats, newest message first. What the viewer sees lies on several indexes (own, channels, chats
 * that wait for anybody): each is walked in its order, and the walks are merged. Where one stopped at its bound, the
 * page stops too, at `reached`.
 */
export async function pageOfChats(db: Db, asked: ChatsAsked): Promise<FoundChats> {
  const { sight, filter, limit } = asked;
  if (triesByTime(sight, filter)) {
    const tried = await walk(db, asked, byTime(filter), TRIED);
    if (tried.rows.length > limit) return page(asked, [tried]);
    if (await goesByTime(db, sight)) return page(asked, [await walk(db, asked, byTime(filter), LOOKED_AT)]);
  }
  const arms = armsOf(sight, filter);
  return page(asked, await Promise.all(arms.map((arm) => walk(db, asked, arm, LOOKED_AT))));
}

/** How many a filter finds, up to `cap`. Nothing is sorted, so that a wide reach costs no more than what is counted. */
export async function countChats(
  db: Db,
  { sight, filter }: Pick<ChatsAsked, "sight" | "filter">,
  cap: number,
): Promise<number> {
  const kept = sql.join([isListed(sight), ...filtered(sight.accountId, filter)], sql` AND `);
  const ids = await Promise.all(
    armsOf(sight, filter).map((arm) =>
      db.all<{ id: number }>(sql`SELECT r.id FROM (SELECT * FROM conversations INDEXED BY ${arm.index}
        WHERE account_id = ${sight.accountId} AND ${arm.where} ${atMost(LOOKED_AT)}) r WHERE ${kept} ${atMost(cap)}`),
    ),
  );
  return Math.min(cap, new Set(ids.flat().map(({ id }) => id)).size);
}

function page({ cursor, limit }: ChatsAsked, walks: readonly Walked[]): FoundChats {
  const sign = cursor?.side === "before" ? -1 : 1;
  const order = (a: Place, b: Place) => sign * (b.at - a.at || b.id - a.id);
  const [horizon = null] = walks.flatMap(({ end }) => end ?? []).sort(order);
  const known = new Map(walks.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  const rows = [...known.values()].sort(order).filter((row) => horizon === null || order(row, horizon) <= 0);
  const more = rows.length > limit;
  const ids = rows.slice(0, limit).map(({ id }) => id);
  return { ids: sign < 0 ? ids.reverse() : ids, more, reached: more ? null : horizon };
}

async function walk(
  db: Db,
  { sight, filter, cursor, limit, once }: ChatsAsked,
  arm: Arm,
  most: number,
): Promise<Walked> {
  const backwards = cursor?.side === "before";
  const parts = [sql`account_id = ${sight.accountId}`, arm.where];
  if (cursor !== null) {
    const sign = backwards ? sql`>` : sql`<`;
    parts.push(sql`(last_message_at, id) ${sign} (${cursor.at}, ${cursor.id})`);
  }
  const order = backwards ? sql`last_message_at ASC, id ASC` : sql`last_message_at DESC, id DESC`;
  const stretch = sql`SELECT * FROM conversations INDEXED BY ${arm.index}
    WHERE ${sql.join(parts, sql` AND `)} ORDER BY ${order} ${atMost(most)}`;
  const kept = sql.join([isListed(sight), ...filtered(sight.accountId, filter)], sql` AND `);
  // No second ORDER BY: the stretch comes in its order, and sorting it again would read it to its end.
  const rows = await db.all<Place>(
    sql`SELECT r.id, r.last_message_at AS at FROM (${stretch}) r WHERE ${kept} ${atMost(limit + 1)}`,
  );
  if (once || rows.length > limit) return { rows, end: null };
  const end = await db.get<Place | undefined>(
    sql`SELECT id, last_message_at AS at FROM (${stretch}) LIMIT 1 OFFSET ${most - 1}`,
  );
  return { rows, end: end ?? null };
}

function filtered(accountId: number, filter: ChatFilter): SQL[] {
  const parts = filter.words.map((word) => holds(accountId, word, filter.points));
  if (filter.sourceId !== undefined) parts.push(sql`r.source_id = ${filter.sourceId}`);
  if (filter.responsibleId === null) parts.push(sql`r.responsible_id IS NULL`);
  else if (filter.responsibleId !== undefined) parts.push(sql`r.responsible_id = ${filter.responsibleId}`);
  if (filter.waiting) parts.push(sql`r.unanswered_since IS NOT NULL`);
  if (filter.status !== null) parts.push(sql`r.status = ${filter.status}`);
  return parts;
}

/** By the client's name; by phone and e-mail only for those who may see them. Texts are not searched: a list is no reading. */
function holds(accountId: number, word: string, points: boolean): SQL {
  const open = sql`instr(r.search_text, ${word}) > 0`;
  if (!points) return open;
  return sql`(${open} OR instr(coalesce(r.client_phone, '') || ' ' || coalesce(r.client_email, ''), ${word}) > 0
    OR r.contact_id IN (SELECT k.id FROM contacts k WHERE k.id = r.contact_id AND k.account_id = ${accountId}
      AND instr(k.search_hidden, ${word}) > 0))`;
}
