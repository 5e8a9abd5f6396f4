import type { PersonFact } from "../../../app/domain/session/gate";
import type { AccessRequest, PersonAccess } from "../../../app/domain/session/person-access";
import type { Gate } from "./gate";

/** The rights of people with their origins, for pages that explain, preview or change them (MC-34). */
export function accessOf(gate: Gate, { users, units, roleId }: AccessRequest): PersonAccess[] {
  const people =
    users === undefined
      ? gate.copies.allPeople()
      : users.map((user) => gate.copies.person(user)).filter((person) => person !== null);
  return people
    .filter(
      (person) => !person.isDeleted && (units === undefined || units.some((id) => person.units.includes(id))),
    )
    .map((person) => withAccess(gate, person))
    .filter(
      ({ contributions }) =>
        roleId === undefined || contributions.some(({ origin }) => origin.roleId === roleId),
    );
}

function withAccess(gate: Gate, { grants, rev: _rev, ...person }: PersonFact): PersonAccess {
  const seen = gate.roster.of(person.user);
  return {
    ...person,
    contributions: gate.access.contributionsOf({ ...person, grants }),
    lastPage: seen?.page ?? null,
    lastAt: seen?.last_at ?? null,
  };
}
