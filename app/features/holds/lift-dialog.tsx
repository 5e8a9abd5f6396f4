import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Fieldset } from "~/ui/fieldset";
import { HoldWords } from "./hold-words";
import type { OpenHold } from "./read-standing.server";
import type { StandingAnswer } from "./standing";
import type { Stoppable } from "./stop-dialog";
import { useStandingDone } from "./use-standing-done";

type Props = { person: Stoppable; holds: OpenHold[]; open: boolean; onClose: () => void };

/** Switching on tells the truth: every open hold is listed, and only the ticked ones are lifted (FM-05) [AM-24]. */
export function LiftDialog({ person, holds, open, onClose }: Props) {
  const t = useT();
  const wire = useFetcher<StandingAnswer>();
  useStandingDone(wire, person.name, onClose);
  const { error } = wire.data?.result ?? {};
  const errors = wire.state === "idle" ? Object.values(error ?? {}).flatMap((texts) => texts ?? []) : [];
  return (
    <Dialog
      title={t("lift.title", { name: person.name })}
      description={t("lift.lead", { n: holds.length })}
      open={open}
      onOpenChange={(next) => !next && onClose()}
    >
      <wire.Form method="post" action={`/users/${person.publicId}`} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="lift" />
        {errors.map((text) => (
          <Banner key={text} tone="danger" announce>
            {sayIt(t, text)}
          </Banner>
        ))}
        <Fieldset legend={t("lift.which")} hideLegend>
          {holds.map((hold) => (
            <Checkbox
              key={hold.id}
              name="hold"
              value={hold.id}
              defaultChecked
              label={<HoldWords hold={hold} />}
              hint={hold.kind === "lockdown" ? t("lift.lockdown") : undefined}
            />
          ))}
        </Fieldset>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={wire.state !== "idle"}>
            {t("act.restore_access")}
          </Button>
        </div>
      </wire.Form>
    </Dialog>
  );
}
