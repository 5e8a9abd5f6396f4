import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import type { StopKind } from "~/domain/holds/stop";
import { useT } from "~/i18n/react";
import { Button, ButtonLink } from "~/ui/button";
import { DialogClose } from "~/ui/dialog";
import { AppForm, FormRadioCards } from "~/ui/form";
import { HoldFields } from "./hold-fields";
import type { StandingAnswer } from "./standing";
import { LEFT, STOP_VERB, stopCards } from "./stop-cards";
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
  const chosen = (fields.kind.value ?? start.kind) as StopKind | typeof LEFT;
  const kind = chosen === LEFT ? "inactive" : chosen;
  return (
    <AppForm form={form} as={wire.Form} action={`/users/${person.publicId}`}>
      <input type="hidden" name="intent" value="stop" />
      {start.isEdit ? (
        <input type="hidden" name="kind" value={start.kind} />
      ) : (
        <FormRadioCards field={fields.kind} legend={t("stop.which")} cards={stopCards(t)} />
      )}
      {chosen !== LEFT && <HoldFields fields={fields} kind={kind} timeZone={timeZone} />}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>{t("act.cancel")}</Button>
        </DialogClose>
        {chosen === LEFT ? (
          <ButtonLink variant="danger" to={`/users/${person.publicId}/leave`}>
            {t("leave.delete")}
          </ButtonLink>
        ) : (
          <Button type="submit" variant="danger" loading={wire.state !== "idle"}>
            {t(start.isEdit ? "act.save" : STOP_VERB[kind])}
          </Button>
        )}
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
