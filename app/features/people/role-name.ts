import type { MessageKey, Translate } from "~/i18n";

/** The name of a role in the reader's language: a shipped one is translated, an own one has its own name. */
export function roleName(t: Translate, role: { template: string | null; name: string }): string {
  if (role.template === null || role.name !== role.template) return role.name;
  return t(`role.${role.template}` as MessageKey);
}

/** Names of several roles, each once: "Manager" in the system and in chats is said once. */
export function roleNames(t: Translate, roles: readonly { template: string | null; name: string }[]): string {
  return [...new Set(roles.map((role) => roleName(t, role)))].join(", ");
}
