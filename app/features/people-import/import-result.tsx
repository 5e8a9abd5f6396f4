import { useState } from "react";
import type { JobProgress } from "~/domain/jobs/jobs";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Dialog, DialogClose } from "~/ui/dialog";
import { JobProgressBar } from "../jobs/job-progress-bar";
import type { PersonRow } from "./columns";
import type { RowReason } from "./judge-row.server";
import { undoImport } from "./send-rows";

export type Begun = {
  job: JobProgress;
  counts: { waiting: number; made: number; refused: number; undone: number };
  refused: { line: number; data: PersonRow; reason: string }[];
};

/** How an import went: how many came, which rows did not and why, the file of the rest, and the way back. */
export function ImportResult({ begun: { job, counts, refused } }: { begun: Begun }) {
  const t = useT();
  const [undoing, setUndoing] = useState<JobProgress | null>(null);
  return (
    <div className="flex flex-col gap-4">
      <JobProgressBar
        job={undoing ?? job}
        label={t(undoing === null ? "import.running" : "import.undoing")}
      />
      {job.state === "done" && (
        <Banner
          tone={counts.refused > 0 ? "warn" : "ok"}
          announce
          title={t("import.done", { n: counts.made })}
          action={
            counts.made > 0 &&
            undoing === null && (
              <UndoButton
                job={job.id}
                count={counts.made}
                onBegun={(id) =>
                  setUndoing({
                    ...job,
                    id,
                    kind: "",
                    state: "open",
                    done: 0,
                    total: counts.made,
                    result: null,
                  })
                }
              />
            )
          }
        >
          {counts.refused > 0 && t("import.refused", { n: counts.refused })}
          {counts.undone > 0 && ` ${t("import.undone", { n: counts.undone })}`}
        </Banner>
      )}
      {refused.length > 0 && (
        <Card
          title={t("import.rest")}
          action={
            <ButtonLink size="sm" to={`/users/import/rest?job=${job.id}`} reloadDocument>
              {t("import.download_rest")}
            </ButtonLink>
          }
        >
          <ul className="-my-2 divide-y divide-line/70">
            {refused.map(({ line, data, reason }) => (
              <li key={line} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span className="min-w-0 break-all">
                  {t("import.row", { n: line })}:{" "}
                  {[data.name, data.surname, data.email].filter(Boolean).join(" ")}
                </span>
                <span className="text-refused-ink">{t(`import.reason.${reason as RowReason}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function UndoButton({ job, count, onBegun }: { job: string; count: number; onBegun: (job: string) => void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const begin = async () => {
    const begun = await undoImport(job).catch(() => null);
    setOpen(false);
    if (begun !== null) onBegun(begun.job);
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("import.undo")}
      </Button>
      <Dialog
        title={t("import.undo.title", { n: count })}
        description={t("import.undo.lead")}
        open={open}
        onOpenChange={setOpen}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button variant="danger" onClick={() => void begin()}>
            {t("import.undo")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
