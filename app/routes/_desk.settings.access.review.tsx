import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepAccess } from "~/features/access/review/keep-access.server";
import { ReviewPage } from "~/features/access/review/review-page";
import { ReviewForm, readReviewQuery } from "~/features/access/review/review-query";
import { showReview } from "~/features/access/review/show-review.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "review.title" };

/** Access that may not be needed any more, and what to do with it [AU-20]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  return { data: await showReview(context, reviewer, readReviewQuery(new URL(request.url).searchParams)) };
}

const STATUS = { kept: 200, not_found: 404, not_allowed: 403, conflict: 409 } as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const reviewer = requirePermission(context, "access.review");
  const form = ReviewForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await keepAccess(context, reviewer, form.data.person);
  return Response.json({ outcome }, { status: STATUS[outcome] });
}

export default function Review() {
  const answer = useActionData<typeof action>() as { outcome: string } | undefined;
  return <ReviewPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
