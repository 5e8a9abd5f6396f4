import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { roleTitle } from "../role-title";
import type { RoleCard } from "./read-role.server";

/** Deleting a role: its holders get another one in the same save. A company's version goes back to the original (FM-03). */
export function DeleteRole({ role, name }: { role: RoleCard; name: string }) {
  const t = useT();
  const fields = { intent: "delete", version: String(role.version) };
  if (role.original !== null) {
    return (
      <ConfirmDialog
        trigger={<Button>{t("act.back_to_template")}</Button>}
        title={t("act.back_to_template")}
        description={t("access.copy.back.lead")}
        confirm={t("act.back_to_template")}
        tone="primary"
        fields={{ ...fields, replacement: role.original.publicId }}
      />
    );
  }
  return (
    <ConfirmDialog
      trigger={<Button>{t("act.delete")}</Button>}
      title={t("access.delete.title", { name })}
      description={t(role.holders > 0 ? "access.delete.lead" : "access.delete.nobody")}
      confirm={t("act.delete")}
      fields={fields}
    >
      {role.holders > 0 && (
        <Field label={t("access.delete.replacement")} required>
          <Select
            name="replacement"
            required
            options={role.replacements.map((one) => ({ value: one.publicId, label: roleTitle(t, one) }))}
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}
