import { Columns3 } from "lucide-react";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { IconButton } from "~/ui/icon-button";
import { Popover } from "~/ui/popover";
import { CHOSEN_COLUMNS, type ChosenColumn } from "./use-columns";

const LABELS = {
  department: "users.column.department",
  role: "users.column.role",
  state: "users.column.state",
  activity: "users.column.last_activity",
  sign_in: "users.column.last_sign_in",
  phone: "users.column.phone",
  created: "users.column.created",
} as const;

type Props = { columns: readonly ChosenColumn[]; toggle: (column: ChosenColumn, isOn: boolean) => void };

/** Which columns the list shows. */
export function ColumnChoice({ columns, toggle }: Props) {
  const t = useT();
  return (
    <Popover
      align="end"
      label={t("users.columns")}
      trigger={<IconButton label={t("users.columns")} icon={<Columns3 size={16} />} variant="secondary" />}
    >
      <Fieldset legend={t("users.columns")}>
        {CHOSEN_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            label={t(LABELS[column])}
            checked={columns.includes(column)}
            onChange={(event) => toggle(column, event.currentTarget.checked)}
          />
        ))}
      </Fieldset>
    </Popover>
  );
}
