import { useFetcher } from "@remix-run/react";
import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";

/** Asks what came of a task, and marks it as done. */
export function DoneButton({ task, name }: { task: string; name: string }) {
  const t = useT();
  const wire = useFetcher<{ ok?: boolean }>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (wire.state === "idle" && wire.data?.ok) setOpen(false);
  }, [wire.state, wire.data]);
  return (
    <Dialog
      title={t("task.done")}
      description={name}
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Check size={14} />}>
          {t("task.done")}
        </Button>
      }
    >
      <wire.Form method="post" action={`/tasks/${task}`} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="done" />
        <Field label={t("work.field.result")}>
          <Textarea name="result" rows={2} maxLength={2_000} />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={wire.state !== "idle"}>
            {t("task.done")}
          </Button>
        </div>
      </wire.Form>
    </Dialog>
  );
}
