import { can, levelOf, mayTouch, type Permission, scopeOf } from "~/domain/access";
import { days } from "~/domain/time/durations";
import { peopleToReview } from "~db/queries/access-review";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { personOf, viewerOf } from "../person-rights";
import { readAccess } from "../read-access.server";
import { REVIEW_LISTS, type ReviewList, type ReviewQuery } from "./review-query";
import { usesOf } from "./uses.server";

/** Rights to everybody's records: whoever has one sees far, and is looked at in a review. */
const WIDE = [
  "contacts.view",
  "deals.view",
  "conversations.history",
  "users.view",
] as const satisfies Permission[];

/** Rows of a page; what is measured reads the logs of each person, so it is fewer of them. */
const SHOWN: Record<ReviewList, number> = {
  unused: 100,
  never: 100,
  administrators: 100,
  wide: 100,
  idle: 40,
  mine: 100,
};

/** Who has access that may not be needed: unused, never used, Administrators, wide rights [AU-20]. */
export async function showReview(
  needs: Pick<Needs, "db" | "gate" | "now">,
  reviewer: Changer,
  query: ReviewQuery,
) {
  const { accountId } = reviewer;
  const { now } = needs;
  const db = needs.db(accountId);
  const [rows, access] = await Promise.all([
    peopleToReview(db, { accountId, scope: scopeOf(reviewer, "access.review"), now }),
    readAccess(needs, reviewer, {}),
  ]);
  const options = { strictCoupling: reviewer.settings.strictCoupling, now };
  const byId = new Map(access.map((person) => [person.user, person]));
  const people = rows.flatMap(({ id, holds, reviewerId, ...row }) => {
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
      idle: true,
      mine: reviewerId === reviewer.userId,
    };
    const isBelow = mayTouch(reviewer, person) === null;
    return [
      {
        ...row,
        viewer,
        isHeld: holds.length > 0,
        lists,
        may: {
          keep: person.userId !== reviewer.userId,
          stop: isBelow && can(reviewer, "users.hold", target),
        },
      },
    ];
  });
  const shown = people.filter((person) => person.lists[query.list]).slice(0, SHOWN[query.list]);
  const withUses = await Promise.all(
    shown.map(async ({ viewer, ...person }) => {
      const uses = query.list === "idle" ? await usesOf(db, viewer, { now, within: query.days }) : null;
      const counts = uses && { unused: uses.unused.length, measured: uses.unused.length + uses.used.length };
      return { ...person, uses: counts };
    }),
  );
  return {
    query,
    mayExport: can(reviewer, "users.export"),
    counts: Object.fromEntries(
      REVIEW_LISTS.map((list) => [list, people.filter((person) => person.lists[list]).length]),
    ) as Record<ReviewList, number>,
    people:
      query.list === "idle"
        ? withUses
            .filter(({ uses }) => uses !== null && uses.unused > 0)
            .sort((a, b) => (b.uses?.unused ?? 0) - (a.uses?.unused ?? 0))
        : withUses,
  };
}
export type ReviewData = Awaited<ReturnType<typeof showReview>>;
