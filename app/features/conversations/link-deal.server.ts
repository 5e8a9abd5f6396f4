import { maySend } from "~/domain/access";
import { linkDeal as write } from "~db/queries/conversations/writes";
import { act } from "../activity/act.server";
import type { Needs } from "../needs";
import { findDealFor } from "../work/deals/find-for.server";
import type { Reader } from "../work/reader";
import { openChat } from "./eyes.server";
import type { ChatOutcome } from "./outcome";

/**
 * Says which deal a chat is about; null takes the link away. It opens the chat to those who see the deal (semantics 3),
 * so it takes the right to answer in the chat, and to change the deal.
 */
export async function linkDeal(
  needs: Needs,
  viewer: Reader,
  asked: { chat: string; deal: string | null },
): Promise<ChatOutcome | { ok: false; refusal: "gone"; field: "deal" }> {
  const opened = await openChat(needs, viewer, asked.chat);
  if (opened === null) return { ok: false, refusal: "not_found" };
  const { chat, facts, eyes } = opened;
  if (maySend(viewer, facts, eyes.mode) !== null)
    return { ok: false, refusal: "forbidden", permission: "conversations.reply" };
  const { accountId } = viewer;
  const found =
    asked.deal === null ? null : await findDealFor(needs.db(accountId), viewer, asked.deal, "edit");
  if (found !== null && !found.ok)
    return found.refusal === "forbidden"
      ? { ok: false, refusal: "forbidden", permission: "deals.edit" }
      : { ok: false, refusal: "gone", field: "deal" };
  const deal = found?.deal ?? null;
  if ((deal?.id ?? null) === (chat.deal?.id ?? null)) return { ok: true };
  return act(needs, viewer, {
    write: write(
      { accountId, id: chat.id },
      { from: chat.deal?.id ?? null, to: deal?.id ?? null },
      needs.now,
    ),
    deeds: [
      {
        kind: "record_changed",
        object: { kind: "conversation", id: chat.id, name: chat.clientName },
        amount: 1,
        changes: [{ field: "deal", before: chat.deal?.name ?? null, after: deal?.name ?? null }],
      },
    ],
    source: "page",
  });
}
