import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerReview } from "~/features/access/review/answer-review.server";
import { ReviewPage } from "~/features/access/review/review-page";
import { REVIEW_STATUS, type ReviewOutcome, readReviewQuery } from "~/features/access/review/review-query";
import { showReview } from "~/features/access/review/show-review.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "review.title" };

/** Access that may not be needed any more, and what to do with it [AU-20]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  return { data: await showReview(context, reviewer, readReviewQuery(new URL(request.url).searchParams)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  const outcome = await answerReview(context, reviewer, await request.formData());
  if (outcome === null) throw Response.json({ kind: "bad_request" }, { status: 400 });
  return Response.json({ outcome }, { status: REVIEW_STATUS[outcome] });
}

export default function Review() {
  const answer = useActionData<typeof action>() as { outcome: ReviewOutcome } | undefined;
  return <ReviewPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
