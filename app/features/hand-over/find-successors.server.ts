import { can } from "~/domain/access";
import { LEFT_KINDS, NEEDED_RIGHT } from "~/domain/hand-over/kinds";
import type { Successor } from "~/domain/hand-over/plan";
import { isOpen } from "~/domain/holds/holds";
import { viewerOf } from "../access/person-rights";
import { readAccess } from "../access/read-access.server";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

/** What the rules ask of each of these people: active now, and which kinds they can see (semantics 6.3). */
export async function findSuccessors(
  needs: Needs,
  acting: Acting & { settings: { strictCoupling: boolean } },
  userIds: readonly number[],
): Promise<Successor[]> {
  if (userIds.length === 0) return [];
  const people = await readAccess(needs, acting, { users: [...new Set(userIds)] });
  const options = { strictCoupling: acting.settings.strictCoupling, now: needs.now };
  return people.map((person) => {
    const viewer = viewerOf(person, acting.accountId, options);
    const sees = LEFT_KINDS.filter((kind) => {
      const right = NEEDED_RIGHT[kind];
      return right === undefined || can(viewer, right);
    });
    const isActive = !person.isDeleted && !person.holds.some((hold) => isOpen(hold, needs.now));
    return { userId: person.user, isActive, sees };
  });
}
