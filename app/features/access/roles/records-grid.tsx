import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ACTIONS, gridCell, RECORDS } from "../matrix";
import { CellOf } from "./cell-of";
import type { Matrix } from "./use-matrix";
import { WholeSelect } from "./whole-select";

type Props = { matrix: Matrix; matches: (permission: Permission) => boolean };
const HEAD =
  "lg:sticky lg:top-(--header-height) lg:z-20 bg-sunken px-2 py-2 text-left align-top text-sm font-medium";

/** Records by what can be done with them: contacts, deals, tasks, companies, each action apart [AM-09, AM-10]. */
export function RecordsGrid({ matrix, matches }: Props) {
  const t = useT();
  const rows = RECORDS.filter((record) =>
    ACTIONS.some((action) => {
      const permission = gridCell(record, action);
      return permission !== null && matches(permission);
    }),
  );
  if (rows.length === 0) return null;
  const column = (action: (typeof ACTIONS)[number]) =>
    rows.map((record) => gridCell(record, action)).filter((one) => one !== null);
  const row = (record: (typeof RECORDS)[number]) =>
    ACTIONS.map((action) => gridCell(record, action)).filter((one) => one !== null);
  return (
    <div className="rounded-lg border border-line bg-surface max-lg:overflow-x-auto">
      <table className="w-full min-w-[43rem] border-separate border-spacing-0">
        <caption className="sr-only">{t("access.edit.records")}</caption>
        <thead>
          <tr>
            <th className={`${HEAD} rounded-tl-lg pl-4`}>{t("access.edit.records")}</th>
            {ACTIONS.map((action) => (
              <th key={action} scope="col" className={`${HEAD} w-[17%] last:rounded-tr-lg`}>
                <span className="block px-2 pb-1">{t(`access.action.${action}`)}</span>
                <WholeSelect
                  label={`${t("access.edit.whole")}: ${t(`access.action.${action}`)}`}
                  cells={matrix.cells}
                  permissions={column(action)}
                  disabled={!matrix.isEditable}
                  onSet={(level) => matrix.set(column(action), level)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((record) => (
            <tr key={record}>
              <th
                scope="row"
                className="sticky left-0 z-10 border-t border-line bg-surface py-1.5 pr-2 pl-4 text-left align-top font-medium"
              >
                <span className="flex h-8 items-center">{t(`perm.group.${record}`)}</span>
                <WholeSelect
                  label={`${t("access.edit.whole")}: ${t(`perm.group.${record}`)}`}
                  cells={matrix.cells}
                  permissions={row(record)}
                  disabled={!matrix.isEditable}
                  onSet={(level) => matrix.set(row(record), level)}
                />
              </th>
              {ACTIONS.map((action) => {
                const permission = gridCell(record, action);
                return (
                  <td key={action} className="border-t border-line px-1 py-1.5 align-top">
                    {permission === null ? null : <CellOf matrix={matrix} permission={permission} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
