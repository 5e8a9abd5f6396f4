import { can, levelOf, mayTouch, type Permission, scopeOf } from "~/domain/access";
import { days } from "~/domain/time/durations";
import { peopleToReview } from "~db/queries/access-review";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { personOf, viewerOf } from "../person-rights";
import { readAccess } from "../read-access.server";
import { REVIEW_LISTS, type ReviewList, type ReviewQuery } from "./review-query";

/** Rights to everybody's records: whoever has one sees far, and is looked at in a review. */
const WIDE = [
  "contacts.view",
  "deals.view",
  "conversations.history",
  "users.view",
] as const satisfies Permission[];

/** Who has access that may not be needed: unused, never used, Administrators, wide rights [AU-20]. */
export async function showReview(
  needs: Pick<Needs, "db" | "gate" | "now">,
  reviewer: Changer,
  query: ReviewQuery,
) {
  const { accountId } = reviewer;
  const { now } = needs;
  const [rows, access] = await Promise.all([
    peopleToReview(needs.db(accountId), accountId, scopeOf(reviewer, "access.review"), now),
    readAccess(needs, reviewer, {}),
  ]);
  const options = { strictCoupling: reviewer.settings.strictCoupling, now };
  const byId = new Map(access.map((person) => [person.user, person]));
  const people = rows.flatMap(({ id, holds, ...row }) => {
    const facts = byId.get(id);
    if (facts === undefined) return [];
    const viewer = viewerOf(facts, accountId, options);
    const person = personOf(facts, options);
    const target = { responsibles: [person] };
    const lists: Record<ReviewList, boolean> = {
      unused: (row.lastSeenAt ?? row.createdAt) < now - days(query.days),
      never: row.lastSeenAt === null,
      administrators: person.isAdministrator || person.isOwner,
      wide: WIDE.some((permission) => levelOf(viewer, permission) === "any"),
    };
    const isBelow = mayTouch(reviewer, person) === null;
    return [
      {
        ...row,
        isHeld: holds.length > 0,
        lists,
        may: {
          keep: person.userId !== reviewer.userId,
          revoke: isBelow && can(reviewer, "access.assign", target),
          stop: isBelow && can(reviewer, "users.hold", target),
        },
      },
    ];
  });
  return {
    query,
    counts: Object.fromEntries(
      REVIEW_LISTS.map((list) => [list, people.filter((person) => person.lists[list]).length]),
    ) as Record<ReviewList, number>,
    people: people.filter((person) => person.lists[query.list]).slice(0, 100),
  };
}
export type ReviewData = Awaited<ReturnType<typeof showReview>>;
