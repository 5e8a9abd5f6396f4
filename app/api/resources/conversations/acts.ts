import { z } from "@hono/zod-openapi";
import type { Permission } from "~/domain/access";
import { CONVERSATION_STATUSES } from "~/domain/conversations/kinds";
import { LONGEST_MESSAGE } from "~/domain/conversations/standing";
import { giveToFallback } from "~/features/conversations/give-to-fallback.server";
import { handOverChat } from "~/features/conversations/hand-over-chat.server";
import { joinChat } from "~/features/conversations/join-chat.server";
import { linkDeal } from "~/features/conversations/link-deal.server";
import { noteOnChat } from "~/features/conversations/note-on-chat.server";
import { rateChat } from "~/features/conversations/rate-chat.server";
import { reply } from "~/features/conversations/reply.server";
import { setChatStatus } from "~/features/conversations/set-chat-status.server";
import type { Asker } from "../../core/context";
import { done, type Method, type Operation, operation } from "../../core/operation";
import { Id, IdPath, Line, MADE_UP_ID, Text } from "../../schemas/common";
import { refusedChat } from "./refused-chat";

type Outcome = { ok: true } | ({ ok: false } & Parameters<typeof refusedChat>[0]);
type About = { id: string; path: string; method?: Method; summary: string; description?: string };

/** Something done in a conversation: each has its own right there, which its facts decide. */
const inChat = <B extends z.ZodType | undefined = undefined>(
  { id, path, method = "post", ...about }: About,
  body: B,
  act: (asker: Asker, chat: string, body: B extends z.ZodType ? z.output<B> : undefined) => Promise<Outcome>,
  needs: Permission | null = null,
): Operation =>
  operation({
    ...about,
    id,
    method,
    path: `/conversations/{id}/${path}`,
    tag: "Conversations",
    needs,
    params: IdPath,
    ...(body === undefined ? {} : { body }),
    handle: async ({ params, body: sent, ...asker }) => {
      const outcome = await act(asker, params.id, sent as never);
      return outcome.ok ? done() : refusedChat(outcome);
    },
  });

const text = Text(LONGEST_MESSAGE);

export const conversationActs = [
  inChat(
    {
      id: "sendMessage",
      path: "messages",
      summary: "Answer the client",
      description:
        "Counts at limits of sent messages. In a conversation of nobody it makes you responsible: of two at once one wins, the other gets 409 `claimed`. With `first` it is sent only while the conversation is nobody's.",
    },
    z
      .strictObject({ text, first: z.boolean().default(false) })
      .openapi({ example: { text: "Good morning! How can I help?" } }),
    ({ needs, viewer }, chat, body) => reply(needs, viewer, { chat, text: body.text, isFirst: body.first }),
  ),
  inChat(
    { id: "noteConversation", path: "notes", summary: "Write an internal note" },
    z.strictObject({ text }).openapi({ example: { text: "Call after six." } }),
    ({ needs, viewer }, chat, body) => noteOnChat(needs, viewer, { chat, text: body.text }),
  ),
  inChat(
    { id: "rateConversation", path: "ratings", summary: "Rate the work in a conversation" },
    z
      .strictObject({
        score: z.number().int().min(1).max(5),
        comment: Line(500).nullable().default(null),
      })
      .openapi({ example: { score: 5, comment: "Quick and friendly." } }),
    ({ needs, viewer }, chat, body) => rateChat(needs, viewer, { chat, ...body }),
  ),
  inChat(
    { id: "joinConversation", path: "participants", summary: "Join a conversation" },
    undefined,
    ({ needs, viewer }, chat) => joinChat(needs, viewer, { chat }),
  ),
  inChat(
    {
      id: "handOverConversation",
      path: "responsible",
      summary: "Hand a conversation over",
      description:
        "To somebody who may answer there; else 409 `cannot_take`. Without `to`, when nobody may take it: to the fallback responsible, and administrators are told; while somebody may it is 409 `conflict`.",
    },
    z.strictObject({ to: Id.optional() }).openapi({ example: { to: MADE_UP_ID } }),
    ({ needs, viewer }, chat, { to }) =>
      to === undefined ? giveToFallback(needs, viewer, { chat }) : handOverChat(needs, viewer, { chat, to }),
  ),
  inChat(
    {
      id: "setConversationStatus",
      path: "status",
      method: "put",
      summary: "Close a conversation, or open it again",
    },
    z.strictObject({ status: z.enum(CONVERSATION_STATUSES) }).openapi({ example: { status: "closed" } }),
    ({ needs, viewer }, chat, { status }) => setChatStatus(needs, viewer, { chat, to: status }),
  ),
  inChat(
    {
      id: "linkConversationDeal",
      path: "deal",
      method: "put",
      summary: "Say which deal a conversation is about",
      description: "Opens it to those who see the deal. Null takes the link away.",
    },
    z.strictObject({ deal: Id.nullable() }).openapi({ example: { deal: MADE_UP_ID } }),
    ({ needs, viewer }, chat, { deal }) => linkDeal(needs, viewer, { chat, deal }),
  ),
];
