import type { FieldMetadata } from "@conform-to/react";
import { BLOCK_TERMS, type StopKind } from "~/domain/holds/stop";
import { useT } from "~/i18n/react";
import { FormCheckbox, FormField, FormSelect, FormTextarea } from "~/ui/form";

type Fields = Record<"term" | "until" | "reason" | "showReason", FieldMetadata<string>>;
type Props = { fields: Fields; kind: StopKind; timeZone: string };

/** A term only of a block, a reason where one is owed, and whether it is told [MC-40, MC-41]. */
export function HoldFields({ fields, kind, timeZone }: Props) {
  const t = useT();
  const hasTerm = kind === "manual_block";
  return (
    <>
      {hasTerm && (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormSelect
            field={fields.term}
            label={t("field.block_term")}
            options={BLOCK_TERMS.map((value) => ({ value, label: t(`stop.term.${value}`) }))}
          />
          {fields.term.value === "date" && (
            <FormField
              field={fields.until}
              type="datetime-local"
              label={t("field.until")}
              hint={t("stop.zone", { zone: timeZone })}
            />
          )}
        </div>
      )}
      <FormTextarea
        field={fields.reason}
        rows={2}
        label={t(
          kind === "archived" ? "field.archive_reason" : hasTerm ? "field.block_reason" : "field.reason",
        )}
        hint={kind === "inactive" ? t("stop.reason.makes_block") : undefined}
      />
      {kind !== "lockdown" && (
        <FormCheckbox
          field={fields.showReason}
          label={t("stop.show_reason")}
          hint={t("stop.show_reason.hint")}
        />
      )}
    </>
  );
}
