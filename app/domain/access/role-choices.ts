import type { ChatRoleKey, SpecialRoleKey, SystemRoleKey } from "./templates";

/** The roles that one choice of the form's field "Role" gives; null = none of that family. */
export type RoleChoice = {
  system: SystemRoleKey | null;
  chat: ChatRoleKey | null;
  special: SpecialRoleKey | null;
};

/** The six choices of the one field "Role" of an invitation [MC-12, MC-16d] (roles.md 2). */
export const ROLE_CHOICES = {
  administrator: { system: "administrator", chat: null, special: null },
  manager: { system: "manager", chat: "chat_manager", special: null },
  operator: { system: "operator", chat: "chat_operator", special: null },
  supervisor: { system: "manager", chat: "chat_supervisor", special: null },
  quality_control: { system: null, chat: "chat_quality_control", special: null },
  chief_executive: { system: null, chat: null, special: "chief_executive" },
} as const satisfies Record<string, RoleChoice>;
export type RoleChoiceKey = keyof typeof ROLE_CHOICES;
export const ROLE_CHOICE_KEYS = Object.keys(ROLE_CHOICES) as readonly RoleChoiceKey[];

/** What the CRM's administrators get when the CRM is linked [MC-01, WZ-11]. */
export const CRM_ADMIN_CHOICE = {
  system: "administrator",
  chat: "chat_supervisor",
  special: null,
} as const satisfies RoleChoice;
