import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Field } from "~/ui/field";
import { TextInput } from "~/ui/text-input";
import type { PersonGauge } from "./read-limits.server";

/** "Raise to 15 for today": the count goes on, in this window only (semantics 5). */
export function RaiseDialog({ gauge }: { gauge: PersonGauge }) {
  const t = useT();
  const { person, publicId, name, count, threshold } = gauge;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t("limit.raise")}</Button>}
      title={t("limits.raise.title", { name })}
      description={t("limits.raise.text", { n: count })}
      confirm={t("limit.raise")}
      tone="primary"
      fields={{ intent: "raise", person, limit: publicId }}
    >
      <Field label={t("limits.raise.to")}>
        <TextInput
          name="to"
          type="number"
          required
          min={count + 1}
          defaultValue={String(Math.max(count + 1, Math.ceil(threshold * 1.5)))}
          inputMode="numeric"
        />
      </Field>
    </ConfirmDialog>
  );
}
