import { can, levelOf, mayTouch, scopeOf } from "~/domain/access";
import { peopleToReview } from "~db/queries/access-review";
import { listGrants } from "~db/queries/grant-list";
import { TRACES_READ } from "~db/queries/traces";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { shownGrant } from "../grants/show-grants.server";
import { personOf, viewerOf } from "../person-rights";
import { readContributions } from "../read-access.server";
import type { ReviewDays } from "./review-query";
import { reviewersOf } from "./reviewers.server";
import { usesOf } from "./uses.server";

/** One person's access to be looked at: each grant, which rights were used, who looks. Null out of reach [AU-20]. */
export async function showPersonReview(
  needs: Pick<Needs, "db" | "gate" | "now">,
  reviewer: Changer & { settings: { timeZone: string } },
  publicId: string,
  within: ReviewDays,
) {
  const { accountId, userId } = reviewer;
  const { now } = needs;
  const db = needs.db(accountId);
  const scope = scopeOf(reviewer, "access.review");
  const [person] = await peopleToReview(db, { accountId, scope, now, only: publicId });
  const access = person === undefined ? null : await readContributions(needs, reviewer, person.id);
  if (person === undefined || access === null) return null;
  const options = { strictCoupling: reviewer.settings.strictCoupling, now };
  const viewer = viewerOf(access, accountId, options);
  const filter = { kind: null, role: null, words: [], reaches: person.id };
  const [grants, uses, reviewers] = await Promise.all([
    listGrants(db, { accountId, viewerId: userId, scope, filter, before: null, limit: 100 }),
    usesOf(db, viewer, { now, within }),
    reviewersOf(needs, reviewer, { userId: person.id, units: access.units }),
  ]);
  const { name, lastSeenAt, keptAt } = person;
  return {
    publicId,
    name,
    lastSeenAt,
    keptAt,
    days: within,
    isSelf: person.id === userId,
    mayRevoke:
      mayTouch(reviewer, personOf(access, options)) === null &&
      can(reviewer, "access.assign", { responsibles: [{ userId: person.id, units: access.units }] }),
    grants: grants.map((grant) => shownGrant(grant, now, reviewer.settings.timeZone)),
    uses,
    readUpTo: TRACES_READ,
    levels: Object.fromEntries(uses.unused.map((permission) => [permission, levelOf(viewer, permission)])),
    reviewer: reviewers.find(({ id }) => id === person.reviewerId)?.publicId ?? null,
    reviewers: reviewers.map(({ publicId: id, name: called }) => ({ publicId: id, name: called })),
    now,
  };
}
export type PersonReview = NonNullable<Awaited<ReturnType<typeof showPersonReview>>>;
