import { can, mayActInChat, mayJoin, maySeeEntityFields, maySend } from "~/domain/access";
import { standingOf } from "~/domain/conversations/standing";
import type { FieldKind } from "~/domain/work/kinds";
import {
  MESSAGES_SHOWN,
  messagesOf,
  participantsOf,
  type Rating,
  ratingsOf,
} from "~db/queries/conversations/messages";
import type { LinkedRow } from "~db/queries/conversations/rows";
import { customValuesOf, listCustomFields } from "~db/queries/work/marks";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { seesPoints } from "../work/scopes.server";
import { lookAtCard } from "../work/seen.server";
import { linkedOf, openChat } from "./eyes.server";

const NO_RATINGS: Rating[] = [];

/** The card of a chat that the viewer may read; null for any other, whether or not it exists. */
export async function showChat(
  needs: Needs,
  viewer: Reader,
  publicId: string,
  before: number | null,
  limit = MESSAGES_SHOWN,
) {
  const opened = await openChat(needs, viewer, publicId);
  if (opened === null) return null;
  const { chat, facts, eyes, way } = opened;
  const looked = await lookAtCard(needs, viewer, {
    kind: "conversation",
    id: chat.id,
    name: chat.clientName,
  });
  if (!looked.ok) return looked;
  const { accountId, userId } = viewer;
  const db = needs.db(accountId);
  const writes = viewer.preview === null;
  const may = (permission: "hand_over" | "note" | "rate") =>
    writes && mayActInChat(viewer, `conversations.${permission}`, facts, eyes.mode) === null;
  const [messages, participants, ratings, records] = await Promise.all([
    messagesOf(db, accountId, chat.id, before, limit),
    participantsOf(db, accountId, chat.id),
    may("rate") || way === "history" ? ratingsOf(db, accountId, chat.id, userId) : NO_RATINGS,
    linkedRecords(needs, viewer, chat),
  ]);
  looked.seen();
  const hasEarlier = messages.length > limit;
  const shown = hasEarlier ? messages.slice(1) : messages;
  const maySendHere = writes && maySend(viewer, facts, eyes.mode) === null;
  return {
    ok: true as const,
    way,
    chat: {
      publicId: chat.publicId,
      clientName: chat.clientName,
      status: chat.status,
      source: chat.source,
      sourceKind: chat.sourceKind,
      sourceKey: chat.sourceKey,
      externalId: chat.externalId,
      responsible: chat.responsible,
      lastMessageAt: chat.lastMessageAt,
      responsibleName: chat.responsibleName,
      openedAt: chat.openedAt,
      unansweredSince: chat.unansweredSince,
      standing: chat.status === "open" ? standingOf({ ...chat, hasContact: chat.contact !== null }) : "known",
      isParticipant: chat.isParticipant,
      points: seesPoints(viewer)
        ? [chat.clientPhone, chat.clientEmail].filter((point) => point !== null)
        : [],
    },
    messages: shown.map(({ id: _id, ...message }) => message),
    earlier: hasEarlier ? (shown[0]?.id ?? null) : null,
    participants: participants.map(({ name }) => name),
    ratings,
    records,
    mayReply: maySendHere,
    mayNote: may("note"),
    mayRate: may("rate"),
    mayHandOver: may("hand_over"),
    mayJoin: writes && !chat.isParticipant && mayJoin(viewer, facts, eyes.mode) === null,
    mayList: can(viewer, "conversations.list"),
  };
}

export type LinkedRecord = {
  kind: "contact" | "deal";
  record: { publicId: string; name: string } | null;
  fields: { name: string; kind: FieldKind; value: string }[];
};

/** The linked contact and deal: a link and its own fields only with the CRM right, else just that there is one (semantics 3). */
async function linkedRecords(
  needs: Needs,
  viewer: Reader,
  chat: { contact: LinkedRow | null; deal: LinkedRow | null },
): Promise<LinkedRecord[]> {
  const db = needs.db(viewer.accountId);
  const entities = linkedOf(chat);
  const told = entities.map(async (entity): Promise<LinkedRecord> => {
    const kind = entity.kind === "deal" ? ("deal" as const) : ("contact" as const);
    const row = chat[kind];
    if (row === null || !maySeeEntityFields(viewer, entity)) return { kind, record: null, fields: [] };
    const [custom, values] = await Promise.all([
      listCustomFields(db, viewer.accountId, kind),
      customValuesOf(db, viewer.accountId, kind, row.id),
    ]);
    return {
      kind,
      record: { publicId: row.publicId, name: row.name },
      fields: custom
        .filter(({ publicId }) => values[publicId] !== undefined)
        .map(({ publicId, name, kind: valueKind }) => ({
          name,
          kind: valueKind,
          value: values[publicId] ?? "",
        })),
    };
  });
  return Promise.all(told);
}

export type ChatCard = Extract<NonNullable<Awaited<ReturnType<typeof showChat>>>, { ok: true }>;
