import { maySend } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import type { ConversationStatus } from "~/domain/conversations/kinds";
import { setChatStatus as write } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

/** Closes a chat that is done, or opens it again: whoever may answer in it decides that. */
export async function setChatStatus(
  needs: Needs,
  viewer: Reader,
  asked: { chat: string; to: ConversationStatus; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (maySend(viewer, facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.reply" };
  if (chat.status === asked.to) return { ok: true };
  return act(needs, viewer, {
    write: write({ accountId: viewer.accountId, id: chat.id }, asked.to, needs.now),
    deeds: [
      {
        kind: "record_changed",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
        changes: [{ field: "status", before: chat.status, after: asked.to }],
      },
    ],
    source: asked.source ?? "page",
  });
}
