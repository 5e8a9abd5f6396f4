import { type Contribution, compile, type Person, type Rights, type Viewer } from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";

type Options = { strictCoupling: boolean; now: number };

/** The rights in effect of a person as the gate holds them; `now` in ms. */
export const rightsOf = (contributions: readonly Contribution[], { strictCoupling, now }: Options): Rights =>
  compile(contributions, { strictChannelCoupling: strictCoupling, now });

/** The person as the engine's viewer: for questions about what somebody else may do [MC-34]. */
export function viewerOf(person: PersonAccess, accountId: number, options: Options): Viewer {
  const { user: userId, publicId, departmentId, reach, isOwner } = person;
  return {
    accountId,
    userId,
    publicId,
    departmentId,
    reach,
    isOwner,
    rights: rightsOf(person.contributions, options),
  };
}

/** The person as somebody whose rights are changed (semantics 1, anti-escalation). */
export function personOf(person: PersonAccess, options: Options): Person {
  const { isAdministrator } = rightsOf(person.contributions, options);
  return { userId: person.user, units: person.units, isAdministrator, isOwner: person.isOwner };
}
