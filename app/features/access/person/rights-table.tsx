import { useState } from "react";
import type { MessageKey, Translate } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { LEVEL_TONE, levelWord } from "../level-look";
import { ACTIONS, GROUPS, type GroupKey, gridCell, groupCells, RECORDS } from "../matrix";
import { originWords } from "../origin-words";
import type { CellReason, CellRight } from "./show-rights.server";

/** Rights in effect with the origin of every cell; what lowers a cell is said in words [MC-34]. */
export function RightsTable({ rights }: { rights: CellRight[] }) {
  const t = useT();
  const [onlyGiven, setOnlyGiven] = useState(true);
  const sections = [
    ...RECORDS.map((record) => ({
      key: record,
      cells: [
        ...ACTIONS.map((action) => gridCell(record, action)).filter((one) => one !== null),
        ...(record === "contacts" ? groupCells("contacts") : []),
      ],
    })),
    ...(Object.keys(GROUPS) as GroupKey[])
      .filter((key) => key !== "contacts")
      .map((key) => ({ key, cells: groupCells(key) })),
  ];
  const shown = (cell: CellRight) => !onlyGiven || cell.level !== "denied" || cell.merged !== "denied";
  return (
    <Card
      title={t("access.person.rights")}
      description={t("access.person.lead")}
      action={
        <Checkbox
          checked={onlyGiven}
          onChange={(event) => setOnlyGiven(event.currentTarget.checked)}
          label={t("access.person.only_given")}
        />
      }
      flush
    >
      {sections.map(({ key, cells }) => {
        const lines = rights.filter((right) => cells.includes(right.permission) && shown(right));
        if (lines.length === 0) return null;
        return (
          <section key={key} className="border-t border-line">
            <h3 className="bg-sunken px-4 py-1.5 text-xs font-medium text-subtle">
              {t(`perm.group.${key}`)}
            </h3>
            <ul className="divide-y divide-line/70">
              {lines.map((right) => (
                <Line key={right.permission} right={right} />
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}

function Line({ right }: { right: CellRight }) {
  const t = useT();
  const { permission, level, because, reasons } = right;
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_11rem_minmax(0,1.2fr)]">
      <span>{t(`perm.${permission}` as MessageKey)}</span>
      <span>
        <Badge tone={LEVEL_TONE[level]}>{levelWord(t, permission, level)}</Badge>
      </span>
      <span className="text-sm text-muted">
        {because !== null && (
          <span className="block text-held-ink">
            {level === "denied"
              ? t("perm.clamped", { cell: t(`perm.${because}` as MessageKey) })
              : t("access.clamped_to", {
                  level: levelWord(t, permission, level),
                  cell: t(`perm.${because}` as MessageKey),
                })}
          </span>
        )}
        {reasons.map((reason) => (
          <span key={reason.id} className="block">
            {reasonWords(t, right, reason)}
          </span>
        ))}
      </span>
    </li>
  );
}

/** What it is, what it says of the cell, and why it does not count when it does not. */
function reasonWords(t: Translate, { permission }: CellRight, reason: CellReason): string {
  const { level, state } = reason;
  const said =
    level === "denied" || level === null ? t("level.gives_nothing") : levelWord(t, permission, level);
  const aside = state === "counts" ? "" : ` (${t(`access.state.${state}` as MessageKey)})`;
  return `${originWords(t, reason)}: ${said}${aside}`;
}
