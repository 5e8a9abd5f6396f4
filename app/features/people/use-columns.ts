import { useEffect, useState } from "react";

/** Columns that may be chosen; the name, the card and the actions are always there. */
export const CHOSEN_COLUMNS = [
  "department",
  "role",
  "state",
  "activity",
  "sign_in",
  "phone",
  "created",
] as const;
export type ChosenColumn = (typeof CHOSEN_COLUMNS)[number];
const FIRST: readonly ChosenColumn[] = ["department", "role", "state", "activity", "sign_in"];
const KEY = "gatehouse.users.columns";

/** The columns that this browser shows; a look, so it is kept here and not in the company's data. */
export function useColumns() {
  const [columns, setColumns] = useState<readonly ChosenColumn[]>(FIRST);
  useEffect(() => {
    const kept = localStorage.getItem(KEY)?.split(" ");
    if (kept) setColumns(CHOSEN_COLUMNS.filter((column) => kept.includes(column)));
  }, []);
  const toggle = (column: ChosenColumn, isOn: boolean) => {
    const next = CHOSEN_COLUMNS.filter((one) => (one === column ? isOn : columns.includes(one)));
    setColumns(next);
    localStorage.setItem(KEY, next.join(" "));
  };
  return { columns, toggle };
}
