import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import type { ProfileAnswer } from "./edit-dialog";

/** The address is not confirmed: the letter again, or an administrator's word for it [MC-76]. */
export function ConfirmNote({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const wire = useFetcher<ProfileAnswer>();
  const { done, refused } = (wire.state === "idle" && wire.data) || {};
  return (
    <Banner tone="warn" title={t("confirm.not_yet")} announce={done !== undefined}>
      {done === "resend_confirmation" && t("confirm.sent")}
      {refused !== undefined && t(refused)}
      {mayEdit && (
        <wire.Form method="post" className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" type="submit" name="intent" value="resend_confirmation">
            {t("act.resend_confirmation")}
          </Button>
          <Button size="sm" type="submit" name="intent" value="mark_confirmed">
            {t("confirm.mark")}
          </Button>
        </wire.Form>
      )}
    </Banner>
  );
}
