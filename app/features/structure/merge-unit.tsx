import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import type { UnitData } from "./unit-page";

/** "Merge into": everybody goes to another unit of the same kind, and this one is gone. */
export function MergeUnit({
  unit,
  mergeInto,
  members,
}: Pick<UnitData, "unit" | "mergeInto"> & { members: number }) {
  const t = useT();
  if (mergeInto.length === 0) return null;
  return (
    <ConfirmDialog
      trigger={<Button>{t("structure.merge")}</Button>}
      title={t("structure.merge.title", { name: unit.name })}
      description={t("structure.merge.lead", { n: members, grants: unit.grants })}
      confirm={t("structure.merge")}
      fields={{ intent: "merge" }}
    >
      <Field label={t("structure.merge.into")} required>
        <Select
          name="into"
          options={mergeInto.map(({ publicId, name }) => ({ value: publicId, label: name }))}
        />
      </Field>
    </ConfirmDialog>
  );
}
