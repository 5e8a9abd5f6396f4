import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { EntryForm } from "./entry-form";
import type { EntryLine, NetworkView } from "./network-view";

type Props = { view: NetworkView; line: EntryLine | null; address?: string | undefined; onClose: () => void };

/** Adds an entry or changes one. */
export function EntryDialog({ view, line, address, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(line === null ? "network.add" : "network.edit_entry")}
    >
      <EntryForm
        view={view}
        line={line}
        address={address}
        submit={t(line === null ? "act.add" : "act.save")}
        cancel={<Button onClick={onClose}>{t("act.cancel")}</Button>}
      />
    </Dialog>
  );
}
