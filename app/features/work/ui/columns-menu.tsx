import { useLocation, useNavigate } from "@remix-run/react";
import { Columns3 } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Menu, MenuChoice } from "~/ui/menu";
import type { Column } from "~/ui/table";
import { withFilters } from "../list/record-query";

/** The columns that an address asks for; without a wish all but those `onWish`. The first one always stands. */
export function chosenColumns<Row>(all: Column<Row>[], search: string): Column<Row>[] {
  const wished = new URLSearchParams(search).get("cols")?.split(",");
  return all.filter(({ id, onWish }, at) => at === 0 || (wished ? wished.includes(id) : !onWish));
}

/** Which columns a list shows; the choice lives in the address and so in saved filters. */
export function ColumnsMenu<Row>({ columns }: { columns: Column<Row>[] }) {
  const t = useT();
  const { search } = useLocation();
  const navigate = useNavigate();
  const shown = chosenColumns(columns, search).map(({ id }) => id);
  const toggle = (id: string) => {
    const next = shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id];
    const isUsual = columns.every((column) => next.includes(column.id) === !column.onWish);
    navigate(withFilters(search, { cols: isUsual ? null : next.join(",") }));
  };
  return (
    <Menu trigger={<Button icon={<Columns3 size={16} />}>{t("work.columns")}</Button>}>
      {columns.slice(1).map(({ id, header }) => (
        <MenuChoice key={id} checked={shown.includes(id)} onSelect={() => toggle(id)}>
          {header}
        </MenuChoice>
      ))}
    </Menu>
  );
}
