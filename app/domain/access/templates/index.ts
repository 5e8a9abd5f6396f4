import { CHAT_TEMPLATES } from "./chat";
import { IMPLICIT_TEMPLATES } from "./implicit";
import { SPECIAL_TEMPLATES } from "./special";
import { SYSTEM_TEMPLATES } from "./system";

/** The nine shipped roles and the two implicit sets, equal to spec/roles.tsv cell by cell (a test proves it). */
export const ROLE_TEMPLATES = {
  ...SYSTEM_TEMPLATES,
  ...CHAT_TEMPLATES,
  ...SPECIAL_TEMPLATES,
  ...IMPLICIT_TEMPLATES,
} as const;
export type TemplateKey = keyof typeof ROLE_TEMPLATES;
export type SystemRoleKey = keyof typeof SYSTEM_TEMPLATES;
export type ChatRoleKey = keyof typeof CHAT_TEMPLATES;
export type SpecialRoleKey = keyof typeof SPECIAL_TEMPLATES;

export const TEMPLATE_KEYS = Object.keys(ROLE_TEMPLATES) as readonly TemplateKey[];

export { ROLE_FAMILIES, type RoleFamily, type Template, type TemplateFamily } from "./template";
