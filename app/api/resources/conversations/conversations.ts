import { z } from "@hono/zod-openapi";
import { CONVERSATION_STATUSES } from "~/domain/conversations/kinds";
import { readChatQuery } from "~/features/conversations/chat-query";
import { listChats } from "~/features/conversations/list-chats.server";
import { showChat } from "~/features/conversations/show-chat.server";
import { findChatByExternal, findSource } from "~db/queries/conversations/incoming";
import type { Asker } from "../../core/context";
import { list, ok, operation } from "../../core/operation";
import { refuse } from "../../core/problem";
import { Id, IdPath } from "../../schemas/common";
import { refusedWork } from "../work/refused-work";
import { asCard, asConversation, asMessage, Conversation, ConversationCard, Message } from "./shape";

const TAG = "Conversations";

export const conversations = [
  list({
    id: "listConversations",
    path: "/conversations",
    tag: TAG,
    summary: "List conversations",
    description:
      "Those in your list, newest message first. `external_id` with its `channel` finds one that the channel calls so.",
    needs: "conversations.list",
    query: z.strictObject({
      q: z.string().max(200).optional(),
      channel: Id.optional(),
      external_id: z.string().max(200).optional(),
      responsible: z.union([z.enum(["me", "none"]), Id]).optional(),
      waiting: z.enum(["true", "false"]).optional(),
      status: z.enum(CONVERSATION_STATUSES).optional(),
    }),
    answers: Conversation,
    handle: async ({ query: { limit, cursor, channel, waiting, external_id, ...rest }, ...asker }) => {
      const { needs, viewer } = asker;
      if (external_id !== undefined) return byExternalId(asker, channel, external_id);
      const params = new URLSearchParams(rest as Record<string, string>);
      if (channel !== undefined) params.set("source", channel);
      if (waiting === "true") params.set("waiting", "1");
      const page = `${params}&${cursor ?? ""}`;
      if (cursor !== null) params.set("after", cursor);
      const found = await listChats(needs, viewer, readChatQuery(params), page, limit);
      if (!found.ok) return refusedWork(found);
      return { kind: "page", items: found.chats.map(asConversation), next: found.after ?? found.reached };
    },
  }),
  operation({
    id: "getConversation",
    method: "get",
    path: "/conversations/{id}",
    tag: TAG,
    summary: "Read a conversation",
    description:
      "Yours, one that you joined, or one that your rights or its deal or contact open to you. Counts once a window at limits of viewed cards.",
    needs: null,
    params: IdPath,
    answers: ConversationCard,
    handle: async ({ needs, viewer, params: { id } }) => {
      const shown = await showChat(needs, viewer, id, null);
      if (shown === null) return refuse("not_found");
      return shown.ok ? ok(asCard(shown)) : refusedWork(shown);
    },
  }),
  list({
    id: "listMessages",
    path: "/conversations/{id}/messages",
    tag: TAG,
    summary: "Read the messages of a conversation",
    description: "The newest first, internal notes among them.",
    needs: null,
    params: IdPath,
    answers: Message,
    handle: async ({ needs, viewer, params: { id }, query: { cursor, limit } }) => {
      const before = cursor === null ? null : Number(cursor);
      if (before !== null && !Number.isSafeInteger(before)) return refuse("wrong_cursor");
      const shown = await showChat(needs, viewer, id, before, limit);
      if (shown === null) return refuse("not_found");
      if (!shown.ok) return refusedWork(shown);
      const next = shown.earlier === null ? null : String(shown.earlier);
      return { kind: "page", items: shown.messages.toReversed().map(asMessage), next };
    },
  }),
];

/** One channel's name for a chat is no other's: without the channel it says nothing. */
async function byExternalId({ needs, viewer }: Asker, channel: string | undefined, externalId: string) {
  if (channel === undefined)
    return refuse("invalid", {
      errors: [{ field: "channel", code: "required", detail: "Whose `external_id` it is." }],
    });
  const db = needs.db(viewer.accountId);
  const source = await findSource(db, viewer.accountId, channel);
  const known = source && (await findChatByExternal(db, viewer.accountId, source.id, externalId));
  const shown = known && (await showChat(needs, viewer, known.publicId, null));
  if (shown && !shown.ok) return refusedWork(shown);
  return { kind: "page" as const, items: shown ? [asConversation(shown.chat)] : [], next: null };
}
