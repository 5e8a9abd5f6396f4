import { sql } from "drizzle-orm";
import { mayActInChat } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { findFallback } from "~db/queries/conversations/fallback";
import { heldPeople } from "~db/queries/conversations/sight";
import { giveChat } from "~db/queries/conversations/writes";
import { administratorsOf } from "~db/queries/system-problems";
import { act } from "../activity/act.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import { type Giver, hasHeir } from "./find-heirs.server";
import type { ChatOutcome } from "./outcome";

/**
 * Hands a chat over when nobody is left who may answer there (MC-07): it goes to the fallback responsible, or waits
 * without one when they are held or have it already, and the Administrators are told. While somebody is left it is a conflict.
 */
export async function giveToFallback(
  needs: Needs,
  viewer: Reader & Giver,
  asked: { chat: string; source?: ActivitySource },
): Promise<ChatOutcome> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (mayActInChat(viewer, "conversations.hand_over", facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.hand_over" };
  if (await hasHeir(needs, viewer, chat)) return { ok: false, refusal: "conflict" };
  const { accountId, userId } = viewer;
  const heir = await findFallback(needs.db(accountId), accountId, { ...chat, now: needs.now });
  const told = { client: chat.clientName, by: viewer.actor.name, to: heir?.name ?? null };
  const link = `/chats/${asked.chat}`;
  const users = sql`${administratorsOf(accountId)} AND g.subject_id NOT IN (${userId}, ${heir?.userId ?? 0})`;
  const outcome = await act(needs, viewer, {
    write: [
      ...giveChat(
        { accountId, id: chat.id },
        { from: chat.responsibleId, to: heir?.userId ?? null },
        heldPeople(accountId, needs.now),
        needs.now,
      ),
      noticeRows(needs, {
        accountId,
        users: heir === null || heir.userId === userId ? [] : [heir.userId],
        kind: "chat_given",
        params: { client: chat.clientName, by: viewer.actor.name },
        link,
      }),
      noticeRows(needs, { accountId, users, kind: "chat_fallback", params: told, link }),
      queueMail(needs, { accountId, kind: "chat_fallback", to: { users }, details: { ...told, path: link } }),
    ],
    deeds: [
      {
        kind: "conversation_handed_over",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
        changes: [{ field: "responsible", before: chat.responsible, after: heir?.publicId ?? null }],
      },
    ],
    source: asked.source ?? "page",
  });
  if (outcome.ok) needs.mailer.sendSoon();
  return outcome;
}
