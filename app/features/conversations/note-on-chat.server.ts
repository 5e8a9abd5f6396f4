import { mayActInChat } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { insertMessage } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

/** Writes an internal note (MC-07): the client never gets it, and nobody's waiting ends by it. */
export async function noteOnChat(
  needs: Needs,
  viewer: Reader,
  asked: { chat: string; text: string; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (mayActInChat(viewer, "conversations.note", facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.note" };
  return act(needs, viewer, {
    write: insertMessage(
      { accountId: viewer.accountId, id: chat.id },
      {
        publicId: publicId(needs.random(16)),
        direction: "note",
        state: "received",
        authorId: viewer.userId,
        text: asked.text,
        at: needs.now,
      },
    ),
    deeds: [
      { kind: "note_added", object: { kind: "conversation", id: chat.id, name: chat.clientName }, amount: 1 },
    ],
    source: asked.source ?? "page",
  });
}
