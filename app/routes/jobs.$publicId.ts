import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { JOB_KINDS } from "~/features/job-kinds.server";
import { readProgress } from "~/features/jobs/read-progress.server";
import { retryJob } from "~/features/jobs/retry-job.server";
import { notFound, viewer } from "~/http/viewer";

/** How far a job of one's own is: what `<JobProgressBar>` polls. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const progress = await readProgress(context, viewer(context), params.publicId ?? "");
  if (progress === null) throw notFound();
  return Response.json(progress);
}

/** "Retry" of a failed job. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId, userId } = viewer(context);
  const form = await request.formData();
  if (form.get("intent") !== "retry") throw Response.json({ kind: "bad_request" }, { status: 400 });
  const jobId = params.publicId ?? "";
  if (!(await retryJob(context, { accountId, userId, jobId }, JOB_KINDS))) throw notFound();
  return Response.json({ kind: "retried" });
}
