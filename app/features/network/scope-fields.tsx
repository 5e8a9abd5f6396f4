import { useT } from "~/i18n/react";
import { FormCheckbox, FormField, FormSelect } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";

type Props = {
  fields: Record<"department" | "user" | "replaces", FormFieldMeta>;
  departments: { id: string; name: string }[];
  scope: string;
};

/** For whom an entry is, and whether it stands in the place of the company's list (AM-16). */
export function ScopeFields({ fields, departments, scope }: Props) {
  const t = useT();
  if (scope === "account") return null;
  return (
    <>
      {scope === "department" ? (
        <FormSelect
          field={fields.department}
          label={t("term.department")}
          placeholder={t("network.department_choose")}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <FormField field={fields.user} label={t("network.person")} type="email" autoComplete="off" />
      )}
      <FormCheckbox
        field={fields.replaces}
        label={t("network.replaces_box")}
        hint={t("network.replaces_hint")}
      />
    </>
  );
}
