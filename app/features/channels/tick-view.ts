import type { Level, Origin, Permission, SourceTicks } from "~/domain/access";

export const TICKS = ["history", "reply", "configure"] as const;
export type Tick = (typeof TICKS)[number];

/** Why a box cannot be changed here (roles.md R4). */
export const TICK_REASONS = [
  "administrator",
  "self",
  "above",
  "no_chat_role",
  "role_does_not_give",
  "elsewhere",
] as const;
export type TickReason = (typeof TICK_REASONS)[number];

/** One right to the channel's settings as it is in effect, what it comes from, and what lowered it. */
export type SettingsRight = { level: Level; origin: Origin | null; clampedBy: Permission | null };

export type TickRow = {
  publicId: string;
  name: string;
  department: string | null;
  isInQueue: boolean;
  role: { name: string; template: string | null } | null;
  ticks: SourceTicks;
  /** Set for boxes that are not to be changed. */
  reasons: Partial<Record<Tick, { reason: TickReason; origin: Origin | null }>>;
  /** What else gives the right, so that taking the tick off leaves it (BX-27). */
  also: Partial<Record<Tick, Origin>>;
  rights: Record<"view" | "edit" | "connect", SettingsRight>;
};
