import { TriangleAlert } from "lucide-react";
import type { RoleWarning } from "~/domain/access";
import { roleName } from "~/features/people/role-name";
import { useT } from "~/i18n/react";

type Props = { name: string; warnings: readonly RoleWarning[] };

/** What the one who assigns should know before Save; the plainer facts stand elsewhere in the row. */
export function RowWarnings({ name, warnings }: Props) {
  const t = useT();
  const writes = warnings.filter(({ code }) => code === "observer_may_write");
  return writes.map(({ origin, level }) => (
    <p key={`${origin?.kind} ${origin?.name}`} className="flex items-start gap-1.5 text-sm text-held-ink">
      <TriangleAlert size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
      {t("crm.warn.writes", {
        name,
        because:
          origin?.kind === "role"
            ? t("why.origin.role", {
                name: roleName(t, { template: origin.template ?? null, name: origin.name }),
              })
            : t(`why.origin.${origin?.kind ?? "direct"}`, { name: origin?.name ?? "" }),
        level: t(`level.${level ?? "own"}`).toLowerCase(),
      })}
    </p>
  ));
}
