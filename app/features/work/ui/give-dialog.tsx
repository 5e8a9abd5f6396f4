import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import type { BulkResult } from "../outcome";
import { RecordPicker } from "./record-picker";

type Answer = { given?: BulkResult[]; missing?: boolean };
type Props = { keys: string[]; nameOf: (id: string) => string; action: string };

/** Ticked records go to one person; the answer names each of them with its result. */
export function GiveDialog({ keys, nameOf, action }: Props) {
  const t = useT();
  const wire = useFetcher<Answer>();
  const [open, setOpen] = useState(false);
  const results = wire.state === "idle" ? wire.data?.given : undefined;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("work.bulk.responsible")}
      </Button>
      <Dialog
        title={t("work.bulk.responsible")}
        description={t("count.records", { n: keys.length })}
        open={open}
        onOpenChange={setOpen}
      >
        {results === undefined ? (
          <wire.Form method="post" action={action} className="flex flex-col gap-4">
            <input type="hidden" name="intent" value="give" />
            {keys.map((key) => (
              <input key={key} type="hidden" name="record" value={key} />
            ))}
            <Field
              label={t("work.bulk.to")}
              required
              error={wire.data?.missing && wire.state === "idle" ? t("error.required") : undefined}
            >
              <RecordPicker of="colleague" name="responsible" first={null} inline />
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <DialogClose asChild>
                <Button>{t("act.cancel")}</Button>
              </DialogClose>
              <Button type="submit" variant="primary" loading={wire.state !== "idle"}>
                {t("act.apply")}
              </Button>
            </div>
          </wire.Form>
        ) : (
          <ul aria-label={t("work.bulk.results")} aria-live="polite" className="flex flex-col gap-2">
            {results.map(({ publicId, refusal }) => (
              <li key={publicId} className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{nameOf(publicId)}</span>
                <span className={refusal === null ? "text-muted" : "text-refused-ink"}>
                  {t(refusal === null ? "work.bulk.done" : `work.refused.${refusal}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
