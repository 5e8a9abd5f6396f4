import { type Level, RANK } from "./levels";
import type { ChatRole } from "./new-clients";
import type { Contribution, Origin } from "./types";

/** Warnings of the window "Select roles" (roles.md R4, R5, 2 and 8), never refusals. */
export const ROLE_WARNINGS = [
  "observer_may_write",
  "chats_of_department",
  "administrator_sees_all",
  "no_source_no_chats",
] as const;
export type RoleWarning = {
  code: (typeof ROLE_WARNINGS)[number];
  /** What the warning is about, for the words "because of …"; null when it is the person. */
  origin: Origin | null;
  level: Level | null;
};

/** What is in the window's row of one person: the chat role about to be saved and all other contributions. */
export type RoleRow = {
  chatRole: ChatRole;
  /** Counting contributions without the chat role of this row. */
  others: readonly Contribution[];
  isAdministrator: boolean;
  /** Sources the chat role is bound to; null = not bound. */
  sourceIds: readonly number[] | null;
};

/** What the person who assigns chat roles should know before Save. */
export function roleWarnings(row: RoleRow): RoleWarning[] {
  const warnings: RoleWarning[] = [];
  if (row.isAdministrator) warnings.push({ code: "administrator_sees_all", origin: null, level: "any" });
  if (row.chatRole !== null && row.sourceIds?.length === 0) {
    warnings.push({ code: "no_source_no_chats", origin: null, level: null });
  }
  for (const { origin, cells } of row.others) {
    const reply = cells["conversations.reply"];
    const list = cells["conversations.list"] ?? cells["conversations.history"];
    if (row.chatRole === "chat_quality_control" && isPositive(reply)) {
      warnings.push({ code: "observer_may_write", origin, level: reply });
    }
    if (origin.kind === "head" && isPositive(list)) {
      warnings.push({ code: "chats_of_department", origin, level: list });
    }
  }
  return warnings;
}

/** The whole window's warning: new clients would be seen by readers of all chats alone [WZ-06]. */
export function nobodyReceives(people: readonly { receives: boolean }[]): boolean {
  return !people.some(({ receives }) => receives);
}

function isPositive(level: Level | undefined): level is Level {
  return level !== undefined && RANK[level] > RANK.denied;
}
