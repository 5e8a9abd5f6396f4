import { mayActInChat } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { heldPeople } from "~db/queries/conversations/sight";
import { giveChat } from "~db/queries/conversations/writes";
import { findColleague } from "~db/queries/work/people";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import { ableToAnswer, type Giver } from "./find-heirs.server";
import type { ChatOutcome } from "./outcome";

/** Hands a chat over to somebody who may answer there (MC-07, BX-25): names are enough for it, not the list of users. */
export async function handOverChat(
  needs: Needs,
  viewer: Reader & Giver,
  asked: { chat: string; to: string; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (mayActInChat(viewer, "conversations.hand_over", facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.hand_over" };
  const { accountId } = viewer;
  const found = await findColleague(needs.db(accountId), accountId, asked.to);
  const candidate = found && {
    userId: found.id,
    publicId: found.publicId,
    name: found.name,
    department: null,
  };
  const [heir] = candidate === null ? [] : await ableToAnswer(needs, viewer, chat, [candidate]);
  if (heir === undefined || heir.userId === chat.responsibleId) return { ok: false, refusal: "cannot_take" };
  return act(needs, viewer, {
    write: [
      ...giveChat(
        { accountId, id: chat.id },
        { from: chat.responsibleId, to: heir.userId },
        heldPeople(accountId, needs.now),
        needs.now,
      ),
      noticeRows(needs, {
        accountId,
        users: heir.userId === viewer.userId ? [] : [heir.userId],
        kind: "chat_given",
        params: { client: chat.clientName, by: viewer.actor.name },
        link: `/chats/${asked.chat}`,
      }),
    ],
    deeds: [
      {
        kind: "conversation_handed_over",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
        changes: [{ field: "responsible", before: chat.responsible, after: heir.publicId }],
      },
    ],
    source: asked.source ?? "page",
  });
}
