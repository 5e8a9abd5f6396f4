import { mayReadHistory } from "~/domain/access";
import type { ChatQuery } from "~/domain/conversations/list";
import { standingOf } from "~/domain/conversations/standing";
import { searchWords } from "~/domain/text/fold";
import { PAGE_SIZE } from "~/domain/work/list";
import { lastMessages } from "~db/queries/conversations/messages";
import { type ChatFilter, countChats, pageOfChats } from "~db/queries/conversations/page";
import { type ChatRow, readChats } from "~db/queries/conversations/rows";
import { listSources } from "~db/queries/conversations/sources";
import { findColleague } from "~db/queries/work/people";
import type { Needs } from "../needs";
import { choosableIn } from "../work/links.server";
import { pageEnds } from "../work/list/page-ends";
import { cursorAt } from "../work/list/record-query";
import type { Reader } from "../work/reader";
import { seesPoints } from "../work/scopes.server";
import { lookAtList } from "../work/seen.server";
import { type Eyes, eyesOf, factsOf } from "./eyes.server";

const COUNTS_UP_TO = 1_000;

/** A page of the chats that stand in the viewer's list, newest message first (BX-15, WZ-06, BX-34). */
export async function listChats(needs: Needs, viewer: Reader, query: ChatQuery, page: string) {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const [eyes, sources] = await Promise.all([eyesOf(needs, viewer), listSources(db, accountId)]);
  const { sight } = eyes;
  const filter: ChatFilter = {
    words: searchWords(query.q),
    points: seesPoints(viewer),
    waiting: query.waiting,
    status: query.status,
  };
  // Nothing is on channel -1 or with person -1: what is not there finds nothing.
  if (query.source !== null)
    filter.sourceId = sources.find(({ publicId }) => publicId === query.source)?.id ?? -1;
  if (query.responsible !== null)
    filter.responsibleId =
      query.responsible === "me"
        ? userId
        : query.responsible === "none"
          ? null
          : ((await findColleague(db, accountId, query.responsible))?.id ?? -1);
  const found = await pageOfChats(db, { sight, filter, cursor: query.cursor, limit: PAGE_SIZE });
  const looked = await lookAtList(needs, viewer, { of: "conversation", page, rows: found.ids.length });
  if (!looked.ok) return looked;
  const [rows, count, people] = await Promise.all([
    readChats(db, { accountId, viewerId: userId, now: needs.now }, found.ids),
    countChats(db, { sight, filter }, COUNTS_UP_TO + 1),
    choosableIn(db, accountId, sight.scope.base),
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
    sources: sources.map(({ publicId: id, name }) => ({ id, name })),
  };
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
    responsibleName: row.responsibleName,
    lastMessageAt: row.lastMessageAt,
    unansweredSince: row.unansweredSince,
    standing: row.status === "open" ? standingOf({ ...row, hasContact: row.contact !== null }) : "known",
    last: last.get(row.id) ?? null,
  }));
}

export type ChatList = Extract<Awaited<ReturnType<typeof listChats>>, { ok: true }>;
export type ChatLine = ChatList["chats"][number];
