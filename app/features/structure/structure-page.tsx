import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Link } from "@remix-run/react";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import type { StructureAnswer } from "./structure";
import { CreateForm } from "./structure-form";

export type UnitLine = {
  publicId: string;
  kind: "department" | "group" | "workgroup";
  name: string;
  depth: number;
  headName: string | null;
  members: number;
  seesRecords: boolean;
};
const KINDS = [
  ["department", "nav.departments"],
  ["group", "nav.groups"],
  ["workgroup", "nav.workgroups"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** Departments as a tree, groups and workgroups as lists; each leads to its page [MC-16e, MC-56]. */
export function StructurePage({ units, answer }: { units: UnitLine[]; answer: StructureAnswer | undefined }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("nav.departments")} description={t("structure.lead")} />
      <div className="flex flex-col gap-4">
        {KINDS.map(([kind, title]) => (
          <Card key={kind} title={t(title)}>
            <Lines units={units.filter((unit) => unit.kind === kind)} />
          </Card>
        ))}
        <Card title={t("structure.create")}>
          <CreateUnit answer={answer} />
        </Card>
      </div>
    </>
  );
}

function Lines({ units }: { units: UnitLine[] }) {
  const t = useT();
  if (units.length === 0) return <p className="text-muted">{t("structure.none")}</p>;
  return (
    <ul className="-my-2 divide-y divide-line/70">
      {units.map((unit) => (
        <li key={unit.publicId} className="py-2" style={{ paddingLeft: `${unit.depth * 1.25}rem` }}>
          <Link
            to={`/settings/departments/${unit.publicId}`}
            prefetch="none"
            className="font-medium hover:text-accent-ink"
          >
            {unit.name}
          </Link>
          <p className="text-sm text-subtle">
            {[
              t("structure.members", { n: unit.members }),
              unit.headName && t("structure.headed_by", { name: unit.headName }),
              unit.seesRecords && t("switch.group_records"),
            ]
              .filter(Boolean)
              .join(" \u00b7 ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

function CreateUnit({ answer }: { answer: StructureAnswer | undefined }) {
  const t = useT();
  const [form, fields] = useForm({
    id: "create-unit",
    lastResult: answer?.result ?? null,
    defaultValue: { kind: "department" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CreateForm }),
  });
  return (
    <AppForm form={form} className="max-w-md">
      <input type="hidden" name="intent" value="create" />
      <FormSelect
        field={fields.kind}
        label={t("structure.kind")}
        options={[
          { value: "department", label: t("term.department") },
          { value: "group", label: t("term.group") },
          { value: "workgroup", label: t("structure.workgroup") },
        ]}
      />
      <FormField field={fields.name} label={t("field.name")} autoComplete="off" />
      <div>
        <SubmitButton>{t("act.create")}</SubmitButton>
      </div>
    </AppForm>
  );
}
