import {
  boundScopeOf,
  type ConversationFacts,
  type CrmPrecedence,
  isOfferedAsNew,
  type LinkedEntity,
  mayReadHistory,
  type ReadWay,
} from "~/domain/access";
import { standingOf } from "~/domain/conversations/standing";
import { type ChatRow, findChat, type LinkedRow } from "~db/queries/conversations/rows";
import { readReceiver, type Sight } from "~db/queries/conversations/sight";
import { readAccessOptions } from "~db/queries/registries/access-options";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { placesOf } from "./received-places.server";

/** How a viewer looks at chats: the company's reading of CRM rights, and on which channels they receive new clients. */
export type Eyes = {
  mode: CrmPrecedence;
  sight: Sight;
  receives(chat: Pick<ChatRow, "sourceId" | "connectionId">): boolean;
};

export async function eyesOf(needs: Pick<Needs, "db" | "now">, viewer: Reader): Promise<Eyes> {
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  // As admitted, so that what the page says and what the gate enforces is one setting.
  const known = viewer.settings?.crmPrecedence;
  const [{ crmPrecedence }, receiver] = await Promise.all([
    known === undefined ? readAccessOptions(db, accountId) : { crmPrecedence: known },
    readReceiver(db, accountId, userId, needs.now),
  ]);
  const builtIn = receiver.connections.find(({ isBuiltIn }) => isBuiltIn)?.id ?? 0;
  // In "View as this employee" records are within both scopes: what a person sees by their switch alone stays theirs.
  const places =
    viewer.preview === null
      ? placesOf(receiver).map(({ connectionId, sourceId }) => `${connectionId}:${sourceId}`)
      : [];
  const sight = {
    accountId,
    viewerId: userId,
    scope: boundScopeOf(viewer, "conversations.list"),
    received: places,
    builtIn,
    now: needs.now,
  };
  const received = new Set(places);
  return {
    mode: crmPrecedence,
    sight,
    receives: ({ sourceId, connectionId }) => received.has(`${connectionId ?? builtIn}:${sourceId}`),
  };
}

const targetOf = ({ responsibleId, units }: Pick<LinkedRow, "responsibleId" | "units">) => ({
  responsibles: responsibleId === null ? [] : [{ userId: responsibleId, units }],
});

export const linkedOf = ({ contact, deal }: Pick<ChatRow, "contact" | "deal">): LinkedEntity[] => [
  ...(deal === null ? [] : [{ kind: "deal" as const, target: targetOf(deal) }]),
  ...(contact === null ? [] : [{ kind: "contact" as const, target: targetOf(contact) }]),
];

/** A chat as the rules see it for this viewer. */
export const factsOf = (chat: ChatRow, viewer: Reader, eyes: Eyes): ConversationFacts => ({
  target: { ...targetOf(chat), sourceId: chat.sourceId, connectionId: chat.connectionId },
  linked: linkedOf(chat),
  isParticipant: chat.isParticipant && viewer.preview === null,
  isReceivedAsNew:
    chat.status === "open" &&
    isOfferedAsNew(standingOf({ ...chat, hasContact: chat.contact !== null }), eyes.receives(chat)),
});

export type Opened = { chat: ChatRow; facts: ConversationFacts; eyes: Eyes; way: ReadWay };

/** A chat that the viewer may read, with the way by which they do; null for any other, whether or not it exists. */
export async function openChat(
  needs: Pick<Needs, "db" | "now">,
  viewer: Reader,
  publicId: string,
): Promise<Opened | null> {
  const { accountId, userId } = viewer;
  const [eyes, chat] = await Promise.all([
    eyesOf(needs, viewer),
    findChat(needs.db(accountId), { accountId, viewerId: userId, now: needs.now }, publicId),
  ]);
  if (chat === null) return null;
  const facts = factsOf(chat, viewer, eyes);
  const way = mayReadHistory(viewer, facts, eyes.mode);
  return way === null ? null : { chat, facts, eyes, way };
}
