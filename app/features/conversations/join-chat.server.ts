import { mayJoin } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { addParticipant } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

/** Joins a chat (BX-19), also by access to its deal or contact (BX-20). A second joining changes nothing. */
export async function joinChat(
  needs: Needs,
  viewer: Reader,
  asked: { chat: string; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (mayJoin(viewer, facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.join" };
  if (chat.isParticipant) return { ok: true };
  return act(needs, viewer, {
    write: addParticipant({ accountId: viewer.accountId, id: chat.id }, viewer.userId, needs.now),
    deeds: [
      {
        kind: "conversation_joined",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
      },
    ],
    source: asked.source ?? "page",
  });
}
