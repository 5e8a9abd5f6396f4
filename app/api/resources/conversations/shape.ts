import { z } from "@hono/zod-openapi";
import { CHANNEL_KINDS } from "~/domain/channels/channels";
import { CONVERSATION_STATUSES, MESSAGE_DIRECTIONS, MESSAGE_STATES } from "~/domain/conversations/kinds";
import type { ChatLine } from "~/features/conversations/list-chats.server";
import type { ChatCard } from "~/features/conversations/show-chat.server";
import { At, at, Id, instant } from "../../schemas/common";
import { Linked, linked } from "../work/record";

export const Conversation = z
  .object({
    id: Id,
    external_id: z.string().nullable().openapi({ description: "What the channel calls it." }),
    client: z.string(),
    status: z.enum(CONVERSATION_STATUSES),
    channel: z.object({ id: Id, name: z.string(), kind: z.enum(CHANNEL_KINDS) }),
    responsible: Linked,
    last_message_at: At,
    waiting_since: At.nullable().openapi({ description: "Since when the client waits for an answer." }),
  })
  .openapi("Conversation");

export const ConversationCard = Conversation.extend({
  opened_at: At,
  is_participant: z.boolean(),
  participants: z.array(z.string()),
  contacts: z.array(z.string()).openapi({ description: "Empty without `contacts.see_phone_email`." }),
  linked: z.array(z.object({ kind: z.enum(["contact", "deal"]), record: Linked })).openapi({
    description: "What it is about; `record` is null when you may not see it.",
  }),
  ratings: z.array(
    z.object({ score: z.number().int(), comment: z.string().nullable(), by: z.string().nullable(), at: At }),
  ),
}).openapi("ConversationCard");

export const Message = z
  .object({
    id: Id,
    direction: z.enum(MESSAGE_DIRECTIONS).openapi({ description: "`note` never reaches the client." }),
    by: z.string().nullable(),
    text: z.string(),
    state: z.enum(MESSAGE_STATES),
    at: At,
  })
  .openapi("Message");

type Line = Omit<ChatLine, "standing" | "last">;
export const asConversation = (chat: Line) => ({
  id: chat.publicId,
  external_id: chat.externalId,
  client: chat.clientName,
  status: chat.status,
  channel: { id: chat.sourceKey, name: chat.source, kind: chat.sourceKind },
  responsible: linked(chat.responsible, chat.responsibleName),
  last_message_at: instant(chat.lastMessageAt),
  waiting_since: at(chat.unansweredSince),
});

export const asCard = ({ chat, participants, ratings, records }: ChatCard) => ({
  ...asConversation(chat),
  opened_at: instant(chat.openedAt),
  is_participant: chat.isParticipant,
  participants,
  contacts: chat.points,
  linked: records.map(({ kind, record }) => ({
    kind,
    record: record && { id: record.publicId, name: record.name },
  })),
  ratings: ratings.map(({ score, comment, by, at: when }) => ({ score, comment, by, at: instant(when) })),
});

export const asMessage = (message: ChatCard["messages"][number]) => ({
  id: message.publicId,
  direction: message.direction,
  by: message.by,
  text: message.text,
  state: message.state,
  at: instant(message.at),
});
