import type { FieldKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { FormField, FormSelect } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";

export type CustomFieldView = { id: string; name: string; kind: FieldKind; choices: string[] };
type Props = { custom: CustomFieldView[]; fields: Record<string, FormFieldMeta | undefined> };

/** The company's own fields in a form. */
export function CustomInputs({ custom, fields }: Props) {
  const t = useT();
  return custom.map(({ id, name, kind, choices }) => {
    const field = fields[`custom:${id}`];
    if (field === undefined) return null;
    if (kind === "choice")
      return (
        <FormSelect
          key={id}
          field={field}
          label={name}
          placeholder={t("work.none")}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
        />
      );
    return (
      <FormField
        key={id}
        field={field}
        label={name}
        type={kind === "date" ? "date" : "text"}
        inputMode={kind === "number" ? "decimal" : undefined}
      />
    );
  });
}
