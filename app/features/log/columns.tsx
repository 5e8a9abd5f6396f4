import type { Translate } from "~/i18n";
import { Badge } from "~/ui/badge";
import type { Column } from "~/ui/table-types";
import { Time } from "~/ui/time";
import { logCells } from "./cells";
import type { LogLine } from "./line";

/** All columns of the log as a table (AM-13 and semantics 12). */
export function logColumns(t: Translate): Column<LogLine>[] {
  const columns = logCells(t).map(
    ({ id, header, of }): Column<LogLine> => ({
      id,
      header,
      cell: (line) => of(line) ?? "",
      className: id === "ua" ? "truncate text-xs" : "whitespace-nowrap @max-2xl:whitespace-normal",
      ...(id === "result" ? { onCard: "corner", cell: (line: LogLine) => <Result line={line} t={t} /> } : {}),
    }),
  );
  return [
    {
      id: "at",
      header: t("log.time"),
      onCard: "title",
      cell: (line) => <Time at={line.at} />,
      className: "whitespace-nowrap",
    },
    ...columns,
  ];
}

function Result({ line, t }: { line: LogLine; t: Translate }) {
  return <Badge tone={line.result === "refused" ? "refused" : "neutral"}>{t(`result.${line.result}`)}</Badge>;
}
