import { can, isAdministrator, type Viewer } from "~/domain/access";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import type { Offer } from "~db/queries/newcomer-offer";
import type { Unit } from "~db/queries/units";
import { isOffered, OWN_ROLE, rolesOfChoice } from "./role-choice";

export type Choice = { publicId: string; name: string };
export type Choices = {
  /** Own roles by their value in the field "Role". */
  ownRoles: { value: string; name: string; description: string; hasChats: boolean }[];
  /** Of the six choices, those that give a chat role. */
  withChats: string[];
  departments: (Choice & { sources: string[] })[];
  groups: Choice[];
  sources: Choice[];
};

/** What the form may offer this actor; what it offers is asked again when it comes back. */
export function choicesOf(actor: Viewer, offer: Offer): Choices {
  const isAdmin = isAdministrator(actor);
  const keeps = keepsStructure(actor);
  const sourceIds = (ids: readonly number[]) =>
    offer.sources.filter(({ id }) => ids.includes(id)).map(({ publicId }) => publicId);
  const units = offer.units.filter(({ grants }) => isAdmin || grants === 0);
  return {
    ownRoles: offer.roles.filter(isOffered).map(({ publicId, name, description, family }) => ({
      value: OWN_ROLE + publicId,
      name,
      description,
      hasChats: family === "chat",
    })),
    withChats: ROLE_CHOICE_KEYS.filter((key) =>
      rolesOfChoice(key, offer.roles)?.some(({ family }) => family === "chat"),
    ),
    departments: departmentsFor(actor, offer.units).map(({ id, publicId, name }) => ({
      publicId,
      name,
      sources: sourceIds(offer.sourcesOf(id)),
    })),
    groups: units
      .filter(({ kind, id }) => kind !== "department" && (keeps || actor.reach.includes(id)))
      .map(({ publicId, name }) => ({ publicId, name })),
    sources: offer.sources.map(({ publicId, name }) => ({ publicId, name })),
  };
}

const keepsStructure = (actor: Viewer) => isAdministrator(actor) || can(actor, "structure.edit");

/** Where this actor may put people: within reach, or anywhere with the right; what gives rights is for Administrators. */
export const departmentsFor = (actor: Viewer, units: readonly Unit[]): Unit[] =>
  units.filter(
    ({ kind, id, grants }) =>
      kind === "department" &&
      (isAdministrator(actor) || grants === 0) &&
      (keepsStructure(actor) || actor.reach.includes(id)),
  );

/** The actor's own department stands first in the field: it is preselected (first-minutes 3). */
export const ownDepartment = (actor: Viewer, offer: Offer): string | null =>
  offer.units.find(({ id, kind }) => kind === "department" && id === actor.departmentId)?.publicId ?? null;
