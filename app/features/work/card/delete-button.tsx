import { Trash2 } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";

/** Puts the record of this page into the bin, after one question. */
export function DeleteButton({ name }: { name: string }) {
  const t = useT();
  return (
    <ConfirmDialog
      trigger={<Button icon={<Trash2 size={16} />}>{t("act.delete")}</Button>}
      title={t("card.delete.title", { name })}
      description={t("card.delete.line")}
      confirm={t("act.delete")}
      fields={{ intent: "delete" }}
    />
  );
}
