import type { MessageKey, Translate } from "~/i18n";

const LINE: Record<string, string> = {
  chat_manager: "role.line.manager",
  chat_operator: "role.line.operator",
  chat_supervisor: "role.line.supervisor",
  chat_quality_control: "role.line.quality_control",
  HEAD: "access.roles.head.line",
  BASE: "access.roles.base.line",
};

/** The one line under a role: a shipped one's from the product, an own one's from its author. */
export function roleLine(
  t: Translate,
  { template, description }: { template: string | null; description: string },
): string {
  if (template === null) return description;
  return t((LINE[template] ?? `role.line.${template}`) as MessageKey);
}
