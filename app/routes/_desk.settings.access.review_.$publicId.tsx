import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { answerReview } from "~/features/access/review/answer-review.server";
import { PersonReviewPage } from "~/features/access/review/person-review-page";
import { REVIEW_STATUS, type ReviewOutcome, readDays } from "~/features/access/review/review-query";
import { type PersonReview, showPersonReview } from "~/features/access/review/show-person-review.server";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => (data as { review?: PersonReview } | undefined)?.review?.name ?? t("review.title"),
};

/** One person's access under review: each grant kept or revoked, and which rights were used [AU-20]. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  const publicId = params.publicId ?? "";
  if (!isPublicId(publicId)) throw notFound();
  const days = readDays(new URL(request.url).searchParams);
  const review = await showPersonReview(context, reviewer, publicId, days);
  if (review === null) throw notFound();
  return { review };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  const outcome = await answerReview(context, reviewer, await request.formData());
  if (outcome === null) throw Response.json({ kind: "bad_request" }, { status: 400 });
  return Response.json({ outcome }, { status: REVIEW_STATUS[outcome] });
}

export default function OnePersonsReview() {
  const answer = useActionData<typeof action>() as { outcome: ReviewOutcome } | undefined;
  return <PersonReviewPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
