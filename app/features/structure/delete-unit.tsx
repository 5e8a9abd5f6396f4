import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import type { UnitData } from "./unit-page";

type Props = Pick<UnitData, "unit" | "departments"> & { members: number };

/** Never silently: says how many people and rights are concerned and asks where the people go. */
export function DeleteUnit({ unit, members, departments }: Props) {
  const t = useT();
  return (
    <div>
      <ConfirmDialog
        trigger={<Button variant="danger-ghost">{t("act.delete")}</Button>}
        title={t("structure.delete.title", { name: unit.name })}
        description={t("structure.delete.lead", { n: members, grants: unit.grants })}
        confirm={t("act.delete")}
        fields={{ intent: "delete" }}
      >
        {unit.kind === "department" && members > 0 && (
          <Field label={t("structure.delete.move")}>
            <Select
              name="moveTo"
              placeholder={t("term.no_department")}
              options={departments.map((one) => ({ value: one.publicId, label: one.name }))}
            />
          </Field>
        )}
      </ConfirmDialog>
    </div>
  );
}
