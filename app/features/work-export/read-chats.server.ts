import { boundScopeOf, can, narrowerBound } from "~/domain/access";
import { exportRight } from "~/domain/export/records";
import { recordRight, targetOf } from "~/domain/work/rights";
import { translatorOf } from "~/i18n/server";
import { pageOfChats } from "~db/queries/conversations/page";
import { type ChatRow, type LinkedRow, readChats } from "~db/queries/conversations/rows";
import { readChatQuery } from "../conversations/chat-query";
import { eyesOf } from "../conversations/eyes.server";
import { chatFilter } from "../conversations/list-chats.server";
import type { Cell } from "../export/cell";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { seesPoints } from "../work/scopes.server";
import { after, type ListAsked, type ListPlace, type ListPortion, timeCell } from "./asked.server";

/**
 * Chats of the list that may leave, newest message first: those within both cells. What a person sees as somebody who
 * receives new clients, or by a right in the CRM, is looked at and not taken along (semantics 3). No message leaves.
 */
export async function readChatRows(
  needs: Needs,
  viewer: Reader,
  { kind, query, columns, language, zone }: ListAsked,
  from: ListPlace | null,
  most: number,
): Promise<ListPortion> {
  const { accountId, userId: viewerId } = viewer;
  const db = needs.db(accountId);
  const { sight } = await eyesOf(needs, viewer);
  const scope = narrowerBound(sight.scope, boundScopeOf(viewer, exportRight(kind)));
  const filter = await chatFilter(db, viewer, readChatQuery(new URLSearchParams(query)));
  const found = await pageOfChats(db, {
    sight: { ...sight, scope, received: [] },
    filter,
    cursor: after(from),
    limit: most,
  });
  const rows = await readChats(db, { accountId, viewerId, now: needs.now }, found.ids);
  const t = translatorOf(language);
  const points = seesPoints(viewer);
  const name = (of: "contact" | "deal", row: LinkedRow | null) =>
    row !== null && can(viewer, recordRight(of, "view"), targetOf(row)) ? row.name : null;
  const cells: Record<string, (row: ChatRow) => Cell> = {
    client: (row) => row.clientName,
    phone: (row) => (points ? row.clientPhone : null),
    email: (row) => (points ? row.clientEmail : null),
    channel: (row) => row.source,
    status: (row) => t(`chats.status.${row.status}`),
    responsible: (row) => row.responsibleName,
    contact: (row) => name("contact", row.contact),
    deal: (row) => name("deal", row.deal),
    opened: (row) => timeCell(row.openedAt, zone),
    last_message: (row) => timeCell(row.lastMessageAt, zone),
    waiting_since: (row) => timeCell(row.unansweredSince, zone),
    closed: (row) => timeCell(row.closedAt, zone),
  };
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => columns.map((column) => cells[column]?.(row) ?? null)),
    places: rows.map((row) => ({ at: row.lastMessageAt, id: row.id })),
    next: found.more && last !== undefined ? { at: last.lastMessageAt, id: last.id } : found.reached,
  };
}
