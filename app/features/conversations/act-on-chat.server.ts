import * as z from "zod";
import { LONGEST_MESSAGE } from "~/domain/conversations/standing";
import { isPublicId } from "~/domain/ids/public-id";
import type { Needs } from "../needs";
import { optionalLine, textOf } from "../work/form-parts";
import type { Reader } from "../work/reader";
import type { Giver } from "./find-heirs.server";
import { giveToFallback } from "./give-to-fallback.server";
import { handOverChat } from "./hand-over-chat.server";
import { joinChat } from "./join-chat.server";
import { noteOnChat } from "./note-on-chat.server";
import type { ChatOutcome } from "./outcome";
import { rateChat } from "./rate-chat.server";
import { reply } from "./reply.server";
import { setChatStatus } from "./set-chat-status.server";

/** What the card of a chat can be asked to do. */
export const ChatAct = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("reply"),
    text: textOf(LONGEST_MESSAGE),
    first: z.literal("1").optional(),
  }),
  z.strictObject({ intent: z.literal("note"), text: textOf(LONGEST_MESSAGE) }),
  z.strictObject({ intent: z.literal("join") }),
  z.strictObject({ intent: z.literal("hand_over"), to: z.string().refine(isPublicId) }),
  z.strictObject({ intent: z.literal("hand_over_to_fallback") }),
  z.strictObject({
    intent: z.literal("rate"),
    score: z.coerce.number().int().min(1).max(5),
    comment: optionalLine(500),
  }),
  z.strictObject({ intent: z.literal("close") }),
  z.strictObject({ intent: z.literal("reopen") }),
]);
export type ChatAct = z.infer<typeof ChatAct>;

/** Does what the card of a chat was asked to do. */
export function actOnChat(
  needs: Needs,
  viewer: Reader & Giver,
  chat: string,
  asked: ChatAct,
): Promise<ChatOutcome> {
  switch (asked.intent) {
    case "reply":
      return reply(needs, viewer, { chat, text: asked.text, isFirst: asked.first === "1" });
    case "note":
      return noteOnChat(needs, viewer, { chat, text: asked.text });
    case "join":
      return joinChat(needs, viewer, { chat });
    case "hand_over":
      return handOverChat(needs, viewer, { chat, to: asked.to });
    case "hand_over_to_fallback":
      return giveToFallback(needs, viewer, { chat });
    case "rate":
      return rateChat(needs, viewer, { chat, score: asked.score, comment: asked.comment || null });
    case "close":
      return setChatStatus(needs, viewer, { chat, to: "closed" });
    case "reopen":
      return setChatStatus(needs, viewer, { chat, to: "open" });
  }
}
