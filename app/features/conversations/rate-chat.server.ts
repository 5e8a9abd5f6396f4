import { mayActInChat } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { writeRating } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

/** A mark from 1 to 5 on the work in a chat (BX-21, BX-35). Reading by the CRM or by joining gives no right to it (BX-22). */
export async function rateChat(
  needs: Needs,
  viewer: Reader,
  asked: { chat: string; score: number; comment: string | null; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (mayActInChat(viewer, "conversations.rate", facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.rate" };
  const { score, comment } = asked;
  return act(needs, viewer, {
    write: writeRating(
      { accountId: viewer.accountId, id: chat.id },
      { publicId: publicId(needs.random(16)), score, comment, byId: viewer.userId, at: needs.now },
    ),
    deeds: [
      {
        kind: "conversation_rated",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
        details: { score },
      },
    ],
    source: asked.source ?? "page",
  });
}
