import { mayReadHistory } from "~/domain/access";
import type { ChatQuery } from "~/domain/conversations/list";
import { standingOf } from "~/domain/conversations/standing";
import { searchWords } from "~/domain/text/fold";
import { PAGE_SIZE } from "~/domain/work/list";
import type { Db } from "~db/client";
import { lastMessages } from "~db/queries/conversations/messages";
import { type ChatFilter, countChats, pageOfChats } from "~db/queries/conversations/page";
import { type ChatRow, readChats } from "~db/queries/conversations/rows";
import { listSources } from "~db/queries/conversations/sources";
import { findColleague } from "~db/queries/work/people";
import type { Needs } from "../needs";
import { choosableIn } from "../work/links.server";
import { pageEnds } from "../work/list/page-ends";
import { cursorAt } from "../work/list/record-query";
import { savedFiltersOf } from "../work/list/saved-filters.server";
import type { Reader } from "../work/reader";
import { mayExport, seesPoints } from "../work/scopes.server";
import { lookAtList } from "../work/seen.server";
import { type Eyes, eyesOf, factsOf } from "./eyes.server";

const COUNTS_UP_TO = 1_000;

/** A page of the chats that stand in the viewer's list, newest message first (BX-15, WZ-06, BX-34). */
export async function listChats(
  needs: Needs,
  viewer: Reader,
  query: ChatQuery,
  page: string,
  limit = PAGE_SIZE,
) {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const [eyes, sources] = await Promise.all([eyesOf(needs, viewer), listSources(db, accountId)]);
  const { sight } = eyes;
  const filter = await chatFilter(db, viewer, query, sources);
  const found = await pageOfChats(db, { sight, filter, cursor: query.cursor, limit });
  const looked = await lookAtList(needs, viewer, { of: "conversation", page, rows: found.ids.length });
  if (!looked.ok) return looked;
  const [rows, count, people, saved] = await Promise.all([
    readChats(db, { accountId, viewerId: userId, now: needs.now }, found.ids),
    countChats(db, { sight, filter }, COUNTS_UP_TO + 1),
    choosableIn(db, accountId, sight.scope.base),
    savedFiltersOf(db, viewer, "conversation"),
  ]);
  const chats = await tellChats(needs, viewer, eyes, rows);
  looked.seen();
  const places = rows.map(({ id, lastMessageAt: updatedAt }) => ({ id, updatedAt }));
  return {
    ok: true as const,
    chats,
    ...pageEnds(places, query.cursor, found.more),
    reached: found.reached && cursorAt(found.reached),
    found: Math.min(count, COUNTS_UP_TO),
    foundMore: count > COUNTS_UP_TO,
    people,
    saved,
    sources: sources.map(({ publicId: id, name }) => ({ id, name })),
    mayExport: mayExport(viewer, "conversation"),
  };
}

/** From the address to what is asked of the chats: channels and people by their ids. */
export async function chatFilter(
  db: Db,
  viewer: Reader,
  query: ChatQuery,
  known?: Awaited<ReturnType<typeof listSources>>,
): Promise<ChatFilter> {
  const { accountId, userId } = viewer;
  const filter: ChatFilter = {
    words: searchWords(query.q),
    points: seesPoints(viewer),
    waiting: query.waiting,
    status: query.status,
  };
  const sources = query.source === null ? [] : (known ?? (await listSources(db, accountId)));
  // Nothing is on channel -1 or with person -1: what is not there finds nothing.
  if (query.source !== null)
    filter.sourceId = sources.find(({ publicId }) => publicId === query.source)?.id ?? -1;
  const { responsible } = query;
  if (responsible === "me") filter.responsibleId = userId;
  else if (responsible === "none") filter.responsibleId = null;
  else if (responsible !== null)
    filter.responsibleId = (await findColleague(db, accountId, responsible))?.id ?? -1;
  return filter;
}

/** Rows as a list shows them: the last words only where the viewer may read the chat otherwise than by a CRM right. */
export async function tellChats(
  needs: Pick<Needs, "db">,
  viewer: Reader,
  eyes: Eyes,
  rows: readonly ChatRow[],
) {
  const readable = rows.filter((row) => {
    const way = mayReadHistory(viewer, factsOf(row, viewer, eyes), eyes.mode);
    return way !== null && (way !== "crm" || eyes.mode === "override");
  });
  const last = await lastMessages(
    needs.db(viewer.accountId),
    viewer.accountId,
    readable.map(({ id }) => id),
  );
  return rows.map((row) => ({
    publicId: row.publicId,
    clientName: row.clientName,
    status: row.status,
    source: row.source,
    sourceKind: row.sourceKind,
    sourceKey: row.sourceKey,
    externalId: row.externalId,
    responsible: row.responsible,
    responsibleName: row.responsibleName,
    lastMessageAt: row.lastMessageAt,
    unansweredSince: row.unansweredSince,
    standing: row.status === "open" ? standingOf({ ...row, hasContact: row.contact !== null }) : "known",
    last: last.get(row.id) ?? null,
  }));
}

export type ChatList = Extract<Awaited<ReturnType<typeof listChats>>, { ok: true }>;
export type ChatLine = ChatList["chats"][number];
