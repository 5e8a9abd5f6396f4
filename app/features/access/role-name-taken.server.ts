import { TEMPLATE_KEYS } from "~/domain/access";
import { fold } from "~/domain/text/fold";
import { LANGUAGES, type MessageKey } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import type { Role } from "~db/queries/roles";

/** Is the name used in this family, in any language for the shipped roles (roles.md R1)? `except`: the role itself. */
export function isNameTaken(
  roles: readonly Role[],
  { name, family, except }: { name: string; family: Role["family"]; except?: number },
): boolean {
  const wanted = fold(name.trim());
  return roles.some((role) => {
    if (role.family !== family || role.id === except) return false;
    return role.template === null
      ? fold(role.name.trim()) === wanted
      : namesOf(role.template).includes(wanted);
  });
}

function namesOf(template: string): string[] {
  if (!TEMPLATE_KEYS.some((key) => key === template)) return [];
  return LANGUAGES.map((language) => fold(translatorOf(language)(`role.${template}` as MessageKey)));
}
