import { useState } from "react";
import type { JobProgress } from "~/domain/jobs/jobs";
import type { ImportCells } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { JobProgressBar } from "../jobs/job-progress-bar";
import { pathOf } from "./kinds";
import { sayProblem } from "./say-problem";
import { undoFile } from "./send-file";

export type Begun = {
  job: JobProgress;
  counts: { waiting: number; made: number; refused: number; undone: number };
  refused: { line: number; data: ImportCells; reason: string }[];
};

/** How an import went: how many rows came, which did not and why, the file of the rest, and the way back. */
export function ImportResult({ kind, begun: { job, counts, refused } }: { kind: CardKind; begun: Begun }) {
  const t = useT();
  const [undoing, setUndoing] = useState<JobProgress | null>(null);
  const path = pathOf(kind);
  const undo = async () => {
    const begun = await undoFile(path, job.id).catch(() => null);
    if (begun !== null)
      setUndoing({ ...job, id: begun.job, kind: "", state: "open", done: 0, total: 0, result: null });
  };
  return (
    <div className="flex flex-col gap-4">
      <JobProgressBar job={undoing ?? job} label={t(undoing === null ? "bring.running" : "bring.undoing")} />
      {job.state === "done" && (
        <Banner
          tone={counts.refused > 0 ? "warn" : "ok"}
          announce
          title={
            counts.undone > 0 ? t("bring.undone", { n: counts.undone }) : t("bring.done", { n: counts.made })
          }
          action={
            counts.made > 0 &&
            undoing === null && (
              <ConfirmDialog
                trigger={<Button size="sm">{t("import.undo")}</Button>}
                title={t("bring.undo.title")}
                description={t("bring.undo.lead")}
                confirm={t("import.undo")}
                onConfirm={() => void undo()}
              />
            )
          }
        >
          {counts.refused > 0 && t("bring.refused", { n: counts.refused })}
        </Banner>
      )}
      {refused.length > 0 && (
        <Card
          title={t("bring.rest")}
          action={
            <ButtonLink size="sm" to={`/import/${path}/rest?job=${job.id}`} reloadDocument>
              {t("import.download_rest")}
            </ButtonLink>
          }
        >
          <ul className="-my-2 divide-y divide-line/70">
            {refused.map(({ line, data, reason }) => (
              <li key={line} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span className="min-w-0 break-all">
                  {t("import.row", { n: line })}:{" "}
                  {data.name ?? [data.first_name, data.last_name].filter(Boolean).join(" ")}
                </span>
                <span className="text-refused-ink">{sayProblem(t, reason)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
