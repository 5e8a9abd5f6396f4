import { can } from "~/domain/access";
import { assignReview, endReview } from "~db/queries/access-review";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { findPerson } from "~db/queries/person-facts";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";
import { noticeRows } from "../../notices/notice-rows.server";
import type { Changer } from "../changer";
import { reviewersOf } from "./reviewers.server";

export type Assigned = "assigned" | "unassigned" | "not_found" | "not_allowed" | "conflict";

/**
 * Asks somebody to look at a person's access, or nobody any more: only who may review that person, and never the person
 * themselves [AU-20]. Whoever is asked is told in the product.
 */
export async function assignReviewTo(
  needs: Needs,
  asking: Changer,
  { person: publicId, reviewer: reviewerId }: { person: string; reviewer: string | null },
): Promise<Assigned> {
  const { accountId, actor, userId } = asking;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (person === null || !can(asking, "access.review", { responsibles: [person] })) return "not_found";
  const reviewer =
    reviewerId === null
      ? null
      : (await reviewersOf(needs, asking, person)).find((one) => one.publicId === reviewerId);
  if (reviewer === undefined) return "not_allowed";
  const outcome = await change(needs, asking, {
    write:
      reviewer === null
        ? [endReview(accountId, person.userId)]
        : [
            assignReview(accountId, {
              user: person.userId,
              reviewer: reviewer.id,
              by: userId,
              at: needs.now,
            }),
            mustChangeOne(),
            noticeRows(needs, {
              accountId,
              users: [reviewer.id],
              kind: "review_assigned",
              params: { person: person.name },
              link: `/settings/access/review/${publicId}`,
            }),
          ],
    audit: {
      event: "review_assigned",
      actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: "reviewer", before: null, after: reviewer?.name ?? null }],
    },
    gate: [],
  });
  if (outcome.lost) return "conflict";
  return reviewer === null ? "unassigned" : "assigned";
}
