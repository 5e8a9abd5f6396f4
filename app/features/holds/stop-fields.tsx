import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { BLOCK_TERMS, type StopKind } from "~/domain/holds/stop";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { DialogClose } from "~/ui/dialog";
import { AppForm, FormCheckbox, FormField, FormRadioCards, FormSelect, FormTextarea } from "~/ui/form";
import type { StandingAnswer } from "./standing";
import { STOP_VERB, stopCards } from "./stop-cards";
import type { Stoppable } from "./stop-dialog";
import { StopForm } from "./stop-form";
import { useStandingDone } from "./use-standing-done";

export type StopStart = {
  kind: StopKind;
  isEdit?: boolean;
  reason?: string;
  showReason?: boolean;
  /** Local date and time of the company; null = for good. */
  until?: string | null;
};
type Props = { person: Stoppable; timeZone: string; start: StopStart; onDone: () => void };

/** What one card asks: a term only of a block, a reason where one is owed; the button says the act [MC-40, MC-43]. */
export function StopFields({ person, timeZone, start, onDone }: Props) {
  const t = useT();
  const wire = useFetcher<StandingAnswer>();
  useStandingDone(wire, person.name, onDone);
  const [form, fields] = useForm({
    id: `stop-${person.publicId}`,
    lastResult: wire.state === "idle" ? (wire.data?.result ?? null) : null,
    defaultValue: defaultsOf(start),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: StopForm }),
  });
  const kind = (fields.kind.value ?? start.kind) as StopKind;
  const hasTerm = kind === "manual_block";
  return (
    <AppForm form={form} as={wire.Form} action={`/users/${person.publicId}`}>
      <input type="hidden" name="intent" value="stop" />
      {start.isEdit ? (
        <input type="hidden" name="kind" value={start.kind} />
      ) : (
        <FormRadioCards field={fields.kind} legend={t("stop.which")} cards={stopCards(t)} />
      )}
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
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>{t("act.cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="danger" loading={wire.state !== "idle"}>
          {t(start.isEdit ? "act.save" : STOP_VERB[kind])}
        </Button>
      </div>
    </AppForm>
  );
}

const defaultsOf = ({ kind, reason = "", showReason = false, until }: StopStart) => ({
  kind,
  reason,
  showReason: showReason ? "on" : "",
  term: until === undefined ? "end_of_day" : until === null ? "permanent" : "date",
  until: until ?? "",
});
