import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CellLine } from "./cell-line";
import type { WhyData } from "./show-why.server";
import type { ToldCell } from "./told-cell";

/** What a person sees of others, and which role or group gives it; the role is changed from here [MC-84, MC-85, MC-86]. */
export function WideCard({
  person,
  cells,
}: {
  person: NonNullable<WhyData["person"]>;
  cells: readonly ToldCell[];
}) {
  const t = useT();
  return (
    <Card
      title={t("why.wide.title", { name: person.name })}
      description={person.isOwner ? t("access.person.owner") : undefined}
      action={
        person.may.assign && (
          <ButtonLink to={`/users/${person.publicId}/rights`} size="sm">
            {t("act.change_role")}
          </ButtonLink>
        )
      }
    >
      {cells.length === 0 && <p className="text-muted">{t("why.wide.none")}</p>}
      <ul className="divide-y divide-line/70 empty:hidden">
        {cells.map((cell) => (
          <CellLine key={cell.permission} cell={cell} />
        ))}
      </ul>
    </Card>
  );
}
