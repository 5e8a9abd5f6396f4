import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormSelect, FormSwitch } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { SaveForm } from "./structure-form";
import type { UnitData } from "./unit-page";

type Props = Pick<UnitData, "unit" | "people" | "departments"> & {
  result: SubmissionResult<string[]> | undefined;
};

/** Name; of a department its place and head; of a group the switch "members see each other's records". */
export function UnitForm({ unit, people, departments, result }: Props) {
  const t = useT();
  const { kind, name, parent, head, seesRecords } = unit;
  const [form, fields] = useForm({
    id: `unit-${unit.publicId}`,
    lastResult: result ?? null,
    defaultValue: { name, parent, head, seesRecords: seesRecords ? "on" : "" },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SaveForm }),
  });
  return (
    <AppForm form={form} className="max-w-md">
      <input type="hidden" name="intent" value="save" />
      <FormField field={fields.name} label={t("field.name")} autoComplete="off" />
      {kind === "department" && (
        <>
          <FormSelect
            field={fields.parent}
            label={t("structure.parent")}
            placeholder={t("structure.top")}
            options={departments.map((one) => ({ value: one.publicId, label: one.name }))}
          />
          <FormSelect
            field={fields.head}
            label={t("role.head")}
            hint={t("structure.head_hint")}
            placeholder={t("structure.nobody")}
            options={people.map((one) => ({ value: one.publicId, label: one.name }))}
          />
        </>
      )}
      {kind === "group" && (
        <FormSwitch
          field={fields.seesRecords}
          label={t("switch.group_records")}
          hint={t("structure.records_hint")}
        />
      )}
      <div>
        <SubmitButton variant="secondary">{t("act.save")}</SubmitButton>
      </div>
    </AppForm>
  );
}
