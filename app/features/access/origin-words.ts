import type { MessageKey, Translate } from "~/i18n";
import { roleTitle } from "./role-title";

/** "Role "Manager"", "Department "Sales"", "Head of a department". */
export function originWords(
  t: Translate,
  { kind, name, template }: { kind: string; name: string; template: string | null },
): string {
  const shown =
    kind === "role" || kind === "baseline" || kind === "head"
      ? roleTitle(t, { template, name, family: template?.startsWith("chat_") ? "chat" : "system" })
      : name;
  if (kind === "head") return t("role.head");
  return t(`why.origin.${kind}` as MessageKey, { name: shown });
}
