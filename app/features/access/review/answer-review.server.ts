import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { assignReviewTo } from "./assign-review.server";
import { keepAccess } from "./keep-access.server";
import { keepGrant } from "./keep-grant.server";
import { ReviewForm, type ReviewOutcome } from "./review-query";

/** One request of the review: parse, one use-case, outcome; null when it is none of the review's. */
export async function answerReview(
  needs: Needs,
  reviewer: Changer,
  data: FormData,
): Promise<ReviewOutcome | null> {
  const form = ReviewForm.safeParse(Object.fromEntries(data));
  if (!form.success) return null;
  const wanted = form.data;
  switch (wanted.intent) {
    case "keep":
      return keepAccess(needs, reviewer, wanted.person);
    case "keep_grant":
      return keepGrant(needs, reviewer, wanted.grant);
    case "assign":
      return assignReviewTo(needs, reviewer, {
        person: wanted.person,
        reviewer: wanted.reviewer === "" ? null : wanted.reviewer,
      });
    default:
      return wanted satisfies never;
  }
}
