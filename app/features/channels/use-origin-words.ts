import type { Origin } from "~/domain/access";
import { roleName } from "~/features/people/role-name";
import { useT } from "~/i18n/react";

/** Where a right comes from, in words: the name of the role, unit or queue. */
export function useOriginWords(): (origin: Origin) => string {
  const t = useT();
  return ({ kind, name, template }) => {
    if (kind === "head") return t("role.head");
    return t(`why.origin.${kind}`, {
      name: kind === "role" ? roleName(t, { template: template ?? null, name }) : name,
    });
  };
}
