import { useT } from "~/i18n/react";
import { Dialog } from "~/ui/dialog";
import { StopFields, type StopStart } from "./stop-fields";

export type Stoppable = { publicId: string; name: string };
type Props = {
  person: Stoppable;
  timeZone: string;
  /** What is filled in: a chosen card, or the hold that is edited. */
  start: StopStart;
  open: boolean;
  onClose: () => void;
};

/** The one dialog "Stop access" (FM-04) [MC-39, MC-41, MC-42, MC-87, AM-23]. */
export function StopDialog({ person, timeZone, start, open, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      title={t(start.isEdit ? "stop.edit.title" : "close.title", { name: person.name })}
      description={start.isEdit ? undefined : t("stop.lead")}
      size="lg"
      open={open}
      onOpenChange={(next) => !next && onClose()}
    >
      <StopFields person={person} timeZone={timeZone} start={start} onDone={onClose} />
    </Dialog>
  );
}
