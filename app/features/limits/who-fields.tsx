import type { LimitSubject } from "~/domain/limits/kinds";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { FormRadioCards } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";
import { roleName } from "../people/role-name";
import { PeopleTicks } from "./people-ticks";
import type { LimitRow, SubjectRow } from "./read-limits.server";

type Props = {
  field: FormFieldMeta & { value?: string | undefined };
  start: Pick<LimitRow, "forAll" | "subjects">;
  subjects: SubjectRow[];
};

const LEGEND = { role: "limits.roles", department: "limits.departments", group: "limits.groups" } as const;

/** For everyone, or for chosen roles, departments, groups and people. */
export function WhoFields({ field, start, subjects }: Props) {
  const t = useT();
  const who = field.value ?? (start.forAll ? "all" : "chosen");
  return (
    <>
      <FormRadioCards
        field={field}
        legend={t("limits.who")}
        columns={2}
        cards={(["all", "chosen"] as const).map((value) => ({
          value,
          title: t(`limits.who.${value}`),
          text: t(`limits.who.${value}.text`),
        }))}
      />
      {who === "chosen" && (
        <div className="grid gap-4 sm:grid-cols-2">
          {(["role", "department", "group"] as const).map((kind) => (
            <Ticks
              key={kind}
              kind={kind}
              legend={t(LEGEND[kind])}
              start={start.subjects}
              subjects={subjects}
            />
          ))}
          <PeopleTicks first={start.subjects.filter(({ kind }) => kind === "user")} />
        </div>
      )}
    </>
  );
}

type TicksProps = {
  kind: LimitSubject;
  legend: string;
  start: readonly SubjectRow[];
  subjects: readonly SubjectRow[];
};

function Ticks({ kind, legend, start, subjects }: TicksProps) {
  const t = useT();
  const offered = subjects.filter((one) => one.kind === kind);
  if (offered.length === 0) return null;
  return (
    <Fieldset legend={legend}>
      <ul className="max-h-56 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1.5">
        {offered.map((one) => (
          <li key={one.id} className="py-1">
            <Checkbox
              name={kind}
              value={one.id}
              defaultChecked={start.some(({ id }) => id === one.id)}
              label={roleName(t, one)}
            />
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}
