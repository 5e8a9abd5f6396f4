import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import { LOOKED_AT, type RecordCursor } from "../../../app/domain/work/list";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { inScope, isInReach } from "../scope";
import { hasMany, isWide, nearestInReach } from "./nearest-in-reach";
import { hasAllMatches, MATCHES, matching } from "./search";
import { TABLES } from "./tables";

export type RecordFilter = {
  /** Folded words of the search; `hidden` = the viewer may find by phone and e-mail. */
  words: readonly string[];
  hidden: boolean;
  /** undefined = anybody, null = nobody. */
  responsibleId?: number | null;
  /** An index of the kind's own that leads straight to the rows, with the condition that it serves. */
  seek?: { index: SQL; condition: SQL };
  /** Further conditions over the table `r`. */
  rest: SQL[];
};

export type PageAsked = {
  accountId: number;
  kind: keyof typeof TABLES;
  scope: Scope;
  filter: RecordFilter;
  cursor: RecordCursor | null;
  limit: number;
};

export type Place = { at: number; id: number };
type Found = { ids: number[]; more: boolean; reached: Place | null };

/** In a reach so many of the newest rows of everybody are tried first: a head of many finds a page there at once. */
const TRIED = 1_000;
/**
 * The ids of a page of records, newest change first. Whoever is narrowed to people walks the index by person, everybody
 * else the index by time; what no index knows is looked for in a bounded stretch, whose end is `reached`.
 */
export async function pageOfRecords(db: Db, asked: PageAsked): Promise<Found> {
  const { scope, filter } = asked;
  if (scope.kind === "none") return { ids: [], more: false, reached: null };
  if (scope.kind === "reach" && filter.responsibleId === undefined)
    return isPlain(asked) && filter.seek === undefined
      ? plainInReach(db, asked, scope)
      : pageInReach(db, asked, scope);
  const byPerson = scope.kind === "own" || filter.responsibleId !== undefined;
  return stretch(db, asked, byPerson ? "byPerson" : "byTime", LOOKED_AT);
}

async function plainInReach(db: Db, asked: PageAsked, scope: Scope & { userId: number }): Promise<Found> {
  const { accountId, kind, cursor, limit } = asked;
  const { table, byPerson, byTime } = TABLES[kind];
  const backwards = cursor?.side === "before";
  const where = sql.join([...alive(accountId), ...past(cursor)], sql` AND `);
  const from = { accountId, viewerId: scope.userId, table, byPerson, byTime, where };
  const found = await nearestInReach(db, {
    ...from,
    at: sql`updated_at`,
    down: !backwards,
    limit: limit + 1,
  });
  const ids = found.slice(0, limit);
  return { ids: backwards ? ids.reverse() : ids, more: found.length > limit, reached: null };
}

/**
 * Rows of a person in reach must be sorted, so it is tried without first: the newest rows, or the matches of the words,
 * of everybody. With those the answer of most is there.
 */
async function pageInReach(db: Db, asked: PageAsked, scope: Scope & { userId: number }): Promise<Found> {
  const { accountId, kind, filter } = asked;
  const responsible = sql`r.responsible_id`;
  const everybody = (mine: SQL): PageAsked => ({
    ...asked,
    scope: { kind: "any" },
    filter: { ...filter, rest: [mine, ...filter.rest] },
  });
  const words = filter.seek ? null : matching(TABLES[kind].table, accountId, filter.words, filter.hidden);
  // Of many people each row asks whose it is, since the page is soon full; few are listed once.
  const soon = sql`CASE WHEN ${hasMany(accountId, scope.userId)} THEN ${isInReach(accountId, scope.userId, responsible)}
    ELSE ${inScope(scope, accountId, responsible)} END`;
  const tried = await stretch(db, everybody(soon), "byTime", words === null ? TRIED : MATCHES);
  if (tried.more || (words !== null && (await hasAllMatches(db, words)))) return tried;
  const isBounded = isPlain(asked) || !(await isWide(db, accountId, scope.userId));
  if (isBounded) return stretch(db, asked, "byPerson", LOOKED_AT);
  return stretch(db, everybody(inScope(scope, accountId, responsible)), "byTime", LOOKED_AT);
}

async function stretch(db: Db, asked: PageAsked, index: "byPerson" | "byTime", most: number): Promise<Found> {
  const { cursor, limit } = asked;
  const backwards = cursor?.side === "before";
  const order = backwards ? sql`updated_at ASC, id ASC` : sql`updated_at DESC, id DESC`;
  const walked = walk(asked, index, sql`ORDER BY ${order}`, most);
  // No second ORDER BY: the stretch comes in its order, and sorting it again would read it to its end.
  const rows = await db.all<{ id: number }>(
    sql`SELECT r.id FROM (${walked}) r WHERE ${filtered(asked)} ${atMost(limit + 1)}`,
  );
  const ids = rows.slice(0, limit).map(({ id }) => id);
  const more = rows.length > limit;
  const end = more || most < LOOKED_AT || isPlain(asked) ? null : await endOf(db, walked, most);
  return { ids: backwards ? ids.reverse() : ids, more, reached: end };
}

/** Rows in scope from the cursor on, at most `most` of them. */
function walk(asked: PageAsked, index: "byPerson" | "byTime", order: SQL, most: number): SQL {
  const { accountId, kind, scope, filter, cursor } = asked;
  const { table } = TABLES[kind];
  const parts = [...alive(accountId), inScope(scope, accountId, sql`responsible_id`), ...past(cursor)];
  const seek = scope.kind === "any" && filter.responsibleId === undefined ? filter.seek : undefined;
  if (filter.seek !== undefined) parts.push(filter.seek.condition);
  if (filter.responsibleId === null) parts.push(sql`responsible_id IS NULL`);
  else if (filter.responsibleId !== undefined) parts.push(sql`responsible_id = ${filter.responsibleId}`);
  const everything = scope.kind === "any" && filter.responsibleId === undefined && seek === undefined;
  const found = everything ? matching(table, accountId, filter.words, filter.hidden) : null;
  if (found !== null)
    return sql`SELECT t.* FROM (${found}) CROSS JOIN ${table} t ON t.id = found_id
      WHERE ${sql.join(parts, sql` AND `)} ${order} ${atMost(most)}`;
  return sql`SELECT * FROM ${table} INDEXED BY ${seek?.index ?? TABLES[kind][index]}
    WHERE ${sql.join(parts, sql` AND `)} ${order} ${atMost(most)}`;
}

const alive = (accountId: number) => [sql`account_id = ${accountId}`, sql`deleted_at IS NULL`];

function past(cursor: RecordCursor | null): SQL[] {
  if (cursor === null) return [];
  const sign = cursor.side === "before" ? sql`>` : sql`<`;
  return [sql`(updated_at, id) ${sign} (${cursor.at}, ${cursor.id})`];
}

/** The last row of a stretch that was looked through to its bound; null when there was nothing beyond. */
async function endOf(db: Db, walked: SQL, most: number): Promise<Place | null> {
  const row = await db.get<Place | undefined>(
    sql`SELECT updated_at AS at, id FROM (${walked}) LIMIT 1 OFFSET ${most - 1}`,
  );
  return row ?? null;
}

const isPlain = ({ filter }: Pick<PageAsked, "filter">) => filter.rest.length + filter.words.length === 0;

/** The conditions over a stretch `r` that no index knows. */
function filtered({ filter }: PageAsked): SQL {
  const parts = [...filter.rest, ...filter.words.map((word) => holds(word, filter.hidden))];
  return parts.length === 0 ? sql`1 = 1` : sql.join(parts, sql` AND `);
}

/** `instr`, not LIKE: D1 refuses patterns over 50 bytes, and LIKE folds only ASCII. */
function holds(word: string, hidden: boolean): SQL {
  const open = sql`instr(r.search_text, ${word}) > 0`;
  return hidden ? sql`(${open} OR instr(r.search_hidden, ${word}) > 0)` : open;
}

/** How many a filter finds; counting stops at `cap`, so that no list costs more than that. */
export async function countRecords(
  db: Db,
  asked: Omit<PageAsked, "cursor" | "limit">,
  cap: number,
): Promise<number> {
  if (asked.scope.kind === "none") return 0;
  const full = { ...asked, cursor: null, limit: cap };
  const byPerson = asked.scope.kind !== "any" || asked.filter.responsibleId !== undefined;
  const walked = walk(full, byPerson ? "byPerson" : "byTime", sql``, isPlain(asked) ? cap : LOOKED_AT);
  const { n } = await db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM (${walked}) r WHERE ${filtered(full)} ${atMost(cap)})`,
  );
  return n;
}
