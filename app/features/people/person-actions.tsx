import { Archive, Lock, LockOpen, Trash2, UserX } from "lucide-react";
import type { StopKind } from "~/domain/holds/stop";
import { useT } from "~/i18n/react";
import { Menu, MenuItem, MenuLink } from "~/ui/menu";
import type { PersonRow } from "./people-columns";

type Props = { row: PersonRow; onStop: (row: PersonRow, kind: StopKind) => void };

/** The menu of a row: the buttons of the sources open the one dialog with their card chosen (FM-04). */
export function PersonActions({ row, onStop }: Props) {
  const t = useT();
  return (
    <Menu name={`${row.name} ${row.surname}`.trim()}>
      {row.state !== "active" && (
        <MenuLink to={`/users/${row.publicId}#standing`} icon={<LockOpen size={16} />}>
          {t("act.restore_access")}
        </MenuLink>
      )}
      <MenuItem icon={<UserX size={16} />} onSelect={() => onStop(row, "inactive")}>
        {t("act.close_access")}
      </MenuItem>
      <MenuItem icon={<Lock size={16} />} onSelect={() => onStop(row, "manual_block")}>
        {t("act.block")}
      </MenuItem>
      <MenuItem icon={<Archive size={16} />} onSelect={() => onStop(row, "archived")}>
        {t("act.archive")}
      </MenuItem>
      <MenuLink to={`/users/${row.publicId}/leave`} icon={<Trash2 size={16} />}>
        {t("act.delete")}
      </MenuLink>
    </Menu>
  );
}
