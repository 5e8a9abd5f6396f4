import { RANK } from "./levels";
import type { Permission } from "./permissions";
import type { Cells } from "./types";

/** The three ticks of a source in an invitation and on a card [MC-25, MC-26, MC-27] (roles.md R4). */
export type SourceTicks = { history: boolean; reply: boolean; configure: boolean };

/**
 * What a chosen source gives: the chat role as bound to it, and the grant of its settings.
 * The first two ticks only take away; without `history` the role gives nothing there. No source
 * chosen = no call = no chats. Both results are bound to the one source by the caller.
 */
export function sourceCells(
  chatRole: Cells,
  ticks: SourceTicks,
): { chat: Cells | null; settings: Cells | null } {
  return {
    chat: ticks.history ? (ticks.reply ? chatRole : withoutReply(chatRole)) : null,
    settings: ticks.configure ? CONFIGURE_CELLS : null,
  };
}

/** What "Configure the channel" gives on its source [MC-27]: the right, and the view that it needs (closure rule 1). */
export const CONFIGURE_CELLS = { "channels.view": "any", "channels.edit": "any" } as const satisfies Cells;

/** What being in a channel's queue gives on that channel [BX-24]. */
export const QUEUE_CELLS = { "canned.use": "any" } as const satisfies Cells;

/** False when the tick has nothing to switch, so its box is disabled with the reason. */
export function roleGives(chatRole: Cells, tick: "history" | "reply"): boolean {
  const permission: Permission = tick === "history" ? "conversations.history" : "conversations.reply";
  return RANK[chatRole[permission] ?? "denied"] > RANK.denied;
}

/** The cells of a chat role with the tick "Send replies" off. */
export function withoutReply(cells: Cells): Cells {
  const { "conversations.reply": _taken, ...rest } = cells;
  return rest;
}
