import { Download } from "lucide-react";
import type { JobProgress } from "~/domain/jobs/jobs";
import { JobProgressBar } from "~/features/jobs/job-progress-bar";
import { useFormat, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";

type File<Table extends string> = JobProgress<{
  table: Table;
  format: string;
  rows: number;
  isRefused?: boolean;
}> & { at: number; isFetchable: boolean };
type Props<Table extends string> = {
  exports: readonly File<Table>[];
  titleOf(table: Table): string;
  /** Where a file of a table is fetched. */
  linkTo(table: Table, id: string): string;
};

/** One's own exports: under way with their progress, then with the file for an hour. */
export function ExportList<Table extends string>({ exports, titleOf, linkTo }: Props<Table>) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {exports.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
          {one.result === null ? (
            <div className="min-w-0 flex-1">
              <JobProgressBar job={one} label={t("export.under_way", { time: format.dateTime(one.at) })} />
            </div>
          ) : (
            <>
              <span className="min-w-0">
                <span className="block font-medium">{titleOf(one.result.table)}</span>
                <span className="block text-sm text-subtle">
                  {[
                    format.dateTime(one.at),
                    t("count.rows", { n: one.result.rows }),
                    one.result.format.slice(0, 4).replace("_", "").toUpperCase(),
                  ].join(" · ")}
                </span>
              </span>
              {one.result.isRefused ? (
                <span className="text-sm text-refused-ink">{t("take.refused")}</span>
              ) : one.isFetchable ? (
                <ButtonLink
                  to={linkTo(one.result.table, one.id)}
                  reloadDocument
                  icon={<Download size={16} />}
                >
                  {t("act.download")}
                </ButtonLink>
              ) : (
                <span className="text-sm text-subtle">{t("export.over")}</span>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
