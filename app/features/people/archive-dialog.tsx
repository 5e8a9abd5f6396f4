import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { ArchiveResult } from "~/features/holds/archive-people.server";
import { STOP_SAYS } from "~/features/holds/standing";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";

export type ArchiveAnswer = { archived?: ArchiveResult[]; missing?: boolean };
type Props = { keys: string[]; nameOf: (publicId: string) => string };

/** Ticked people go to the archive with one reason; the answer names each of them [MC-87, MC-88]. */
export function ArchiveDialog({ keys, nameOf }: Props) {
  const t = useT();
  const wire = useFetcher<ArchiveAnswer>();
  const [open, setOpen] = useState(false);
  const results = wire.state === "idle" ? wire.data?.archived : undefined;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("act.archive")}
      </Button>
      <Dialog
        title={t("archive.title", { n: keys.length })}
        description={t("archive.lead")}
        open={open}
        onOpenChange={setOpen}
      >
        {results === undefined ? (
          <wire.Form method="post" action="/users?index" className="flex flex-col gap-4">
            <input type="hidden" name="intent" value="archive" />
            {keys.map((key) => (
              <input key={key} type="hidden" name="person" value={key} />
            ))}
            <Field
              label={t("field.archive_reason")}
              required
              error={wire.data?.missing && wire.state === "idle" ? t("stop.reason_missing") : undefined}
            >
              <Textarea name="reason" rows={2} maxLength={500} />
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <DialogClose asChild>
                <Button>{t("act.cancel")}</Button>
              </DialogClose>
              <Button type="submit" variant="danger" loading={wire.state !== "idle"}>
                {t("act.archive")}
              </Button>
            </div>
          </wire.Form>
        ) : (
          <ul aria-label={t("archive.results")} aria-live="polite" className="flex flex-col gap-2">
            {results.map(({ publicId, refusal }) => (
              <li key={publicId} className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{nameOf(publicId)}</span>
                <span className={refusal === null ? "text-muted" : "text-refused-ink"}>
                  {t(refusal === null ? "archive.done" : STOP_SAYS[refusal].text)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
