import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { peopleInReach, reachOnce } from "../scope";
import type { ChatFilter } from "./page";
import { absentPeople, type Sight } from "./sight";

/** A way through the table in the order of the list: an index, and the condition that leads along it. */
export type Arm = { index: SQL; where: SQL };

/** Rows by time that are tried before those of each person in reach: a head of many finds a page there at once. */
export const TRIED = 1_000;
/** So many channels are walked one by one; with more of them the walk goes by time. */
const MOST_SOURCES = 12;

/** A reach is a list of people, and their rows must be sorted: worth it only when the newest ones do not fill a page. */
export const triesByTime = ({ scope }: Sight, filter: ChatFilter): boolean =>
  filter.responsibleId === undefined && scope.base.kind === "reach";

/** With more people in reach than this, all of their rows would be read and sorted for one page. */
const MANY = 1_000;

/** Whether the walk of a reach goes past the newest chats of the whole company, and asks of each whose it is. */
export async function goesByTime(db: Db, { accountId, viewerId }: Sight): Promise<boolean> {
  const { n } = await db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (${reachOnce(accountId, viewerId)} ${atMost(MANY + 1)})`,
  );
  return n > MANY;
}

/** The ways that together lead past every chat in sight; each row they pass is asked again whether it is listed. */
export function armsOf(sight: Sight, filter: ChatFilter): Arm[] {
  const { accountId, viewerId, scope, received, now } = sight;
  const { base, sources, connections } = scope;
  if (filter.responsibleId !== undefined) return [byPerson(is(filter.responsibleId))];
  if (base.kind === "any" && !filter.waiting && filter.sourceId !== undefined)
    return [bySource(filter.sourceId)];
  if (base.kind === "any") return [byTime(filter)];
  const arms: Arm[] = [];
  const all = [sources, connections];
  if (base.kind === "reach" || all.some(({ reach }) => reach.length > 0))
    arms.push(byPerson(sql`responsible_id IN (${peopleInReach(accountId, viewerId)})`));
  else if (base.kind === "own" || all.some(({ own }) => own.length > 0)) arms.push(byPerson(is(viewerId)));
  if (connections.any.length > 0 || sources.any.length > MOST_SOURCES) arms.push(byTime(filter));
  else arms.push(...sources.any.map(bySource));
  if (received.length > 0) {
    arms.push(open(sql`responsible_id IS NULL`));
    arms.push(open(sql`responsible_id IN (${absentPeople(accountId, now)})`));
  }
  return arms;
}

/** All chats by their last message, or those that wait. */
export const byTime = ({ waiting }: ChatFilter): Arm =>
  waiting
    ? { index: sql`conversations_unanswered`, where: sql`unanswered_since IS NOT NULL` }
    : { index: sql`conversations_latest`, where: sql`1 = 1` };
const is = (person: number | null) =>
  person === null ? sql`responsible_id IS NULL` : sql`responsible_id = ${person}`;
const byPerson = (where: SQL): Arm => ({ index: sql`conversations_responsible`, where });
const bySource = (id: number): Arm => ({ index: sql`conversations_source`, where: sql`source_id = ${id}` });
const open = (where: SQL): Arm => ({
  index: sql`conversations_open`,
  where: sql`status = 'open' AND ${where}`,
});
