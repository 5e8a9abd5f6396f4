import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { cx } from "~/ui/cx";
import { Fieldset } from "~/ui/fieldset";
import { EVERYBODY, SUBJECT_KINDS, type SubjectKind } from "../subject-kinds";
import type { Chosen } from "./chosen.server";
import { type Found, PeoplePicker } from "./people-picker";
import type { GrantsData } from "./show-grants.server";

type Props = {
  kind: SubjectKind;
  people: Found[];
  units: GrantsData["units"];
  chosen: Chosen;
  error: string | undefined;
};

/** Whom the grant is for: the category, and who of it [BX-29..BX-33]. */
export function WhoCard({ kind, people, units, chosen, error }: Props) {
  const t = useT();
  return (
    <Card title={t("access.give.kind")}>
      <nav aria-label={t("access.give.kind")} className="mb-4 grid gap-2 sm:grid-cols-2 lg:grid-cols-5">
        {SUBJECT_KINDS.map((one) => (
          <Link
            key={one}
            to={`?kind=${one}`}
            replace
            prefetch="none"
            preventScrollReset
            aria-current={one === kind ? "true" : undefined}
            className={cx(
              "rounded-md border px-3 py-2 font-medium",
              one === kind ? "border-accent bg-accent-soft text-accent-ink" : "border-line hover:border-edge",
            )}
          >
            {t(`access.give.kind.${one}`)}
          </Link>
        ))}
      </nav>
      {kind === "user" ? (
        <PeoplePicker first={people} picked={chosen.subject} error={error} />
      ) : kind === "everybody" ? (
        <Fieldset legend={t("access.give.kind.everybody")} error={error} hideLegend>
          <input type="hidden" name="subjects" value={EVERYBODY} />
          <p className="text-muted">{t("access.give.everybody")}</p>
        </Fieldset>
      ) : (
        <Fieldset legend={t(`access.give.kind.${kind}`)} error={error} required>
          {units.length === 0 && <p className="text-muted">{t("access.give.none")}</p>}
          <div className="grid gap-2 sm:grid-cols-2">
            {units.map((unit) => (
              <Checkbox
                key={unit.publicId}
                name="subjects"
                value={unit.publicId}
                label={unit.name}
                defaultChecked={unit.publicId === chosen.subject?.id}
              />
            ))}
          </div>
        </Fieldset>
      )}
    </Card>
  );
}
