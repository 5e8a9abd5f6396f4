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
    chat: ticks.history ? withoutReply(chatRole, ticks.reply) : null,
    settings: ticks.configure ? { "channels.view": "any", "channels.edit": "any" } : null,
  };
}

/** False when the tick has nothing to switch, so its box is disabled with the reason. */
export function roleGives(chatRole: Cells, tick: "history" | "reply"): boolean {
  const permission: Permission = tick === "history" ? "conversations.history" : "conversations.reply";
  return RANK[chatRole[permission] ?? "denied"] > RANK.denied;
}

function withoutReply(cells: Cells, reply: boolean): Cells {
  if (reply) return cells;
  const { "conversations.reply": _taken, ...rest } = cells;
  return rest;
}
