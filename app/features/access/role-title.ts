import type { MessageKey, Translate } from "~/i18n";

type Named = { template: string | null; name: string; family?: string };

/** A role's name in the reader's language; of the two that share one, the chat role says that it is (FM-02). */
export function roleTitle(t: Translate, { template, name, family }: Named): string {
  if (template === "HEAD") return t("role.head");
  if (template === "BASE") return t("role.baseline");
  const shown = template === null ? name : t(`role.${template}` as MessageKey);
  return family === "chat" ? `${shown} (${t("role.group.chat").toLowerCase()})` : shown;
}
