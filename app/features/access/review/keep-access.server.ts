import { can } from "~/domain/access";
import { endReview } from "~db/queries/access-review";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../../acting";
import { change } from "../../gate/change.server";
import type { Needs } from "../../needs";

/** "Keep": somebody looked and says that the access is needed: a line of the audit log, and the review is done [AU-20]. */
export async function keepAccess(
  needs: Needs,
  reviewer: Acting,
  publicId: string,
): Promise<"kept" | "not_found" | "not_allowed" | "conflict"> {
  const { accountId, actor } = reviewer;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (person === null || !can(reviewer, "access.review", { responsibles: [person] })) return "not_found";
  // Nobody vouches for themselves.
  if (person.userId === reviewer.userId) return "not_allowed";
  const outcome = await change(needs, reviewer, {
    write: [endReview(accountId, person.userId)],
    audit: {
      event: "access_reviewed",
      actor,
      target: { kind: "user", id: person.userId, name: person.name },
      changes: [{ field: "access", before: null, after: "kept" }],
    },
    gate: [],
  });
  return outcome.lost ? "conflict" : "kept";
}
