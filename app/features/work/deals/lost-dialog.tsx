import { useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";

type Props = {
  reasons: { id: string; name: string }[];
  onClose: () => void;
  onLost: (reason: string | null) => void;
};

/** Asks why a deal is lost, before it is closed. */
export function LostDialog({ reasons, onClose, onLost }: Props) {
  const t = useT();
  const [reason, setReason] = useState("");
  return (
    <Dialog title={t("board.lost.title")} open onOpenChange={(open) => !open && onClose()} size="sm">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onLost(reason === "" ? null : reason);
        }}
      >
        <Field label={t("work.field.lost_reason")}>
          <Select
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            placeholder={t("board.lost.none")}
            options={reasons.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("act.cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("board.lost.close")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
