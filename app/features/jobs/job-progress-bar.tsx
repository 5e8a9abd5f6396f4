import { useRevalidator } from "@remix-run/react";
import { RotateCcw } from "lucide-react";
import type { JobProgress } from "~/domain/jobs/jobs";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Progress } from "~/ui/progress";
import { useJob } from "./use-job";

/** How far a job is, and "Retry" when it failed. The page's data are read again when it is done. */
export function JobProgressBar({ job: first, label }: { job: JobProgress; label: string }) {
  const t = useT();
  const { revalidate } = useRevalidator();
  const { job, retry } = useJob(first, revalidate);
  const known = { done: job.done, all: Math.max(job.total, job.done) };
  if (job.state === "failed")
    return (
      <Banner
        tone="danger"
        announce
        title={t("jobs.failed", known)}
        action={
          <Button icon={<RotateCcw size={16} />} onClick={retry}>
            {t("jobs.retry")}
          </Button>
        }
      />
    );
  return (
    <div aria-live="polite">
      <Progress
        label={label}
        value={job.done}
        max={known.all}
        tone={job.state === "done" ? "ok" : "accent"}
        text={known.all === 0 ? t("jobs.starting") : t("jobs.progress", known)}
      />
    </div>
  );
}
