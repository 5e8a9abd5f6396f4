import type { Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { type GroupKey, groupCells } from "../matrix";
import { CellOf } from "./cell-of";
import type { Matrix } from "./use-matrix";
import { WholeSelect } from "./whole-select";

type Props = { group: GroupKey; matrix: Matrix; matches: (permission: Permission) => boolean };

/** Permissions about one thing, a line each, with one level for all of them. */
export function MatrixGroup({ group, matrix, matches }: Props) {
  const t = useT();
  const cells = groupCells(group).filter(matches);
  if (cells.length === 0) return null;
  const title = t(`perm.group.${group}`);
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface">
      <header className="sticky top-(--header-height) z-10 flex items-center justify-between gap-3 rounded-t-lg bg-sunken px-4 py-2">
        <h3 className="text-sm font-medium">{title}</h3>
        {cells.length > 1 && (
          <WholeSelect
            label={`${t("access.edit.whole")}: ${title}`}
            cells={matrix.cells}
            permissions={cells}
            disabled={!matrix.isEditable}
            onSet={(level) => matrix.set(cells, level)}
          />
        )}
      </header>
      <ul className="divide-y divide-line/70">
        {cells.map((permission) => (
          <li
            key={permission}
            className="grid grid-cols-[minmax(0,1fr)_11rem] items-start gap-3 py-1 pr-2 pl-4"
          >
            <span className="flex min-h-8 items-center">{t(`perm.${permission}` as MessageKey)}</span>
            <CellOf matrix={matrix} permission={permission} />
          </li>
        ))}
      </ul>
    </section>
  );
}
