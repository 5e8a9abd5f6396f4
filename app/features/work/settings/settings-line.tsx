import { Trash2 } from "lucide-react";
import { useT } from "~/i18n/react";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { IconButton } from "~/ui/icon-button";

type Props = { name: string; remove: Record<string, string> };

/** One thing of a list in the settings, with the button that removes it after a question. */
export function SettingsLine({ name, remove }: Props) {
  const t = useT();
  return (
    <li className="flex max-w-md items-center justify-between gap-2">
      <span className="min-w-0 break-words">{name}</span>
      <ConfirmDialog
        trigger={
          <IconButton size="sm" label={t("crm_settings.delete", { name })} icon={<Trash2 size={14} />} />
        }
        title={t("card.delete.title", { name })}
        description={t("crm_settings.delete.line")}
        confirm={t("act.delete")}
        fields={remove}
      />
    </li>
  );
}
