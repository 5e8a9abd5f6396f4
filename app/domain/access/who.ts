import { can, levelOf } from "./can";
import { areOpen, type GateFact } from "./gates";
import type { Level } from "./levels";
import { type Permission, permissionsOf, type Resource } from "./permissions";
import type { Target, Viewer } from "./types";

/** A person with what stands before their rights. */
export type Candidate = { viewer: Viewer; gates: readonly GateFact[] };

/** Who may do this to this thing now [MC-84]; the level says how far each one's right reaches in general. */
export function whoCan<C extends Candidate>(
  permission: Permission,
  target: Target,
  people: readonly C[],
): { person: C; level: Level }[] {
  return people
    .filter(({ viewer, gates }) => areOpen(gates) && can(viewer, permission, target))
    .map((person) => ({ person, level: levelOf(person.viewer, permission, target) }));
}

/** What a person may do with a resource, in matrix order; with a target, what they may do to it. */
export function whatCan(
  person: Candidate,
  resource: Resource,
  target?: Target,
): { permission: Permission; level: Level }[] {
  if (!areOpen(person.gates)) return [];
  return permissionsOf(resource)
    .filter((permission) => can(person.viewer, permission, target))
    .map((permission) => ({ permission, level: levelOf(person.viewer, permission, target) }));
}
