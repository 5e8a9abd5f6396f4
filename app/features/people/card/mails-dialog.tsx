import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { OPTIONAL_MAILS } from "~/domain/mail/kinds";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Switch } from "~/ui/switch";
import { KindName } from "../../mail/mail-words";
import type { ProfileAnswer } from "./edit-dialog";

/** Which letters somebody else gets [MC-47]; those about security have no switch. */
export function MailsDialog({ off }: { off: readonly string[] }) {
  const t = useT();
  const wire = useFetcher<ProfileAnswer>();
  const [open, setOpen] = useState(false);
  const done = wire.state === "idle" && wire.data?.done === "mails";
  useEffect(() => {
    if (done) setOpen(false);
  }, [done]);
  const refused = wire.state === "idle" ? wire.data?.refused : undefined;
  return (
    <Dialog
      trigger={<Button size="sm">{t("profile.mails")}</Button>}
      title={t("ownmail.kinds")}
      description={t("profile.mails.lead")}
      open={open}
      onOpenChange={setOpen}
    >
      <wire.Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="switch_mails" />
        {refused !== undefined && <Banner tone="danger" announce title={t(refused)} />}
        {OPTIONAL_MAILS.map((kind) => (
          <Switch
            key={kind}
            name="on"
            value={kind}
            defaultChecked={!off.includes(kind)}
            label={<KindName kind={kind} />}
          />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={wire.state !== "idle"}>
            {t("act.save")}
          </Button>
        </div>
      </wire.Form>
    </Dialog>
  );
}
