import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { STOP_SAYS } from "~/features/holds/standing";
import { actNeedsReason, type ManyAct } from "~/features/holds/stop-form";
import type { ManyResult } from "~/features/holds/stop-many.server";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";

export type ManyAnswer = { results?: ManyResult[]; missing?: boolean };
type Props = { act: ManyAct; keys: string[]; nameOf: (publicId: string) => string };

/** Words of each act: its button, what the dialog asks, what it says of those with whom it went well. */
const WORDS = {
  manual_block: {
    button: "bulk.block",
    title: "bulk.title.manual_block",
    lead: "bulk.lead.manual_block",
    done: "bulk.done.manual_block",
  },
  inactive: {
    button: "bulk.inactive",
    title: "bulk.title.inactive",
    lead: "bulk.lead.inactive",
    done: "bulk.done.inactive",
  },
  archived: { button: "act.archive", title: "archive.title", lead: "archive.lead", done: "archive.done" },
  restore: {
    button: "bulk.restore",
    title: "bulk.title.restore",
    lead: "bulk.lead.restore",
    done: "bulk.done.restore",
  },
} as const;

/** One act over the ticked people with one reason; the answer names each of them [AU-11, MC-87, MC-88]. */
export function ManyDialog({ act, keys, nameOf }: Props) {
  const t = useT();
  const wire = useFetcher<ManyAnswer>();
  const [open, setOpen] = useState(false);
  const { button, title, lead, done } = WORDS[act];
  const results = wire.state === "idle" ? wire.data?.results : undefined;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t(button)}
      </Button>
      <Dialog title={t(title, { n: keys.length })} description={t(lead)} open={open} onOpenChange={setOpen}>
        {results === undefined ? (
          <wire.Form method="post" action="/users?index" className="flex flex-col gap-4">
            <input type="hidden" name="intent" value={act} />
            {keys.map((key) => (
              <input key={key} type="hidden" name="person" value={key} />
            ))}
            {actNeedsReason(act) && (
              <Field
                label={t(act === "archived" ? "field.archive_reason" : "field.block_reason")}
                required
                error={wire.data?.missing && wire.state === "idle" ? t("stop.reason_missing") : undefined}
              >
                <Textarea name="reason" rows={2} maxLength={500} />
              </Field>
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <DialogClose asChild>
                <Button>{t("act.cancel")}</Button>
              </DialogClose>
              <Button
                type="submit"
                variant={act === "restore" ? "primary" : "danger"}
                loading={wire.state !== "idle"}
              >
                {t(button)}
              </Button>
            </div>
          </wire.Form>
        ) : (
          <ul aria-label={t("archive.results")} aria-live="polite" className="flex flex-col gap-2">
            {results.map(({ publicId, refusal }) => (
              <li key={publicId} className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{nameOf(publicId)}</span>
                <span
                  className={refusal === null || refusal === "nothing" ? "text-muted" : "text-refused-ink"}
                >
                  {t(
                    refusal === null
                      ? done
                      : refusal === "nothing"
                        ? "bulk.nothing"
                        : STOP_SAYS[refusal].text,
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
