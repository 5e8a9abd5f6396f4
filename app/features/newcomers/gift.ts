import { can, isAdministrator, type Level, mayGrant, type Permission, type Viewer } from "~/domain/access";
import type { Offer } from "~db/queries/newcomer-offer";
import type { KnownRole } from "~db/queries/roles";
import { rolesOfChoice } from "./role-choice";

/** What a form asks for a newcomer, by public ids; `sources` null = the channels of the department [MC-13]. */
export type Wanted = {
  role: string;
  department: string;
  groups: readonly string[];
  sources: readonly string[] | null;
  cells: readonly { permission: Permission; level: Level }[];
};
/** The same by inner ids, as it is now. */
export type Gift = {
  roles: KnownRole[];
  departmentId: number | null;
  groupIds: number[];
  sourceIds: number[];
  cells: Wanted["cells"];
};

/** Finds what is wanted; null when some of it is not there (any more). */
export function giftOf(offer: Offer, wanted: Wanted): Gift | null {
  const roles = rolesOfChoice(wanted.role, offer.roles);
  const department = offer.units.find(
    ({ kind, publicId }) => kind === "department" && publicId === wanted.department,
  );
  const groups = offer.units.filter(
    ({ kind, publicId }) => kind !== "department" && wanted.groups.includes(publicId),
  );
  const sources = offer.sources.filter(({ publicId }) => wanted.sources?.includes(publicId));
  if (roles === null || (wanted.department !== "" && department === undefined)) return null;
  if (groups.length !== new Set(wanted.groups).size) return null;
  if (wanted.sources !== null && sources.length !== new Set(wanted.sources).size) return null;
  const departmentId = department?.id ?? null;
  return {
    roles,
    departmentId,
    groupIds: groups.map(({ id }) => id),
    sourceIds: wanted.sources === null ? offer.sourcesOf(departmentId) : sources.map(({ id }) => id),
    cells: wanted.cells,
  };
}

/**
 * May the actor give all this to a newcomer? Nobody gives more than they hold, and with rights over a department only
 * to people of that department (semantics 1, AM-03). Units that give rights are for Administrators; groups that do not
 * are for those in them and for whoever keeps the structure.
 */
export function mayGive(actor: Viewer, gift: Gift, units: Offer["units"]): boolean {
  const { departmentId } = gift;
  const person = {
    userId: -1,
    units: departmentId === null ? [] : [departmentId],
    departmentId,
    isAdministrator: false,
    isOwner: false,
  };
  const inUnits = units.filter(({ id }) => id === departmentId || gift.groupIds.includes(id));
  if (!can(actor, "users.create")) return false;
  if (!isAdministrator(actor)) {
    if (inUnits.some(({ grants }) => grants > 0)) return false;
    const keeps = can(actor, "structure.edit");
    if (!keeps && gift.groupIds.some((id) => !actor.reach.includes(id))) return false;
  }
  const grant = (draft: Pick<Parameters<typeof mayGrant>[1], "gives" | "cells">, more = {}) =>
    mayGrant(actor, { sourceId: null, connectionId: null, ...draft, ...more }, { kind: "user", person }) ===
    null;
  const cells = Object.fromEntries(gift.cells.map(({ permission, level }) => [permission, level]));
  return (
    gift.roles.every(({ cells, family, template }) => {
      const draft = { gives: "role" as const, cells };
      // A chat role without a channel gives nothing, but whoever gives it must be allowed to give something.
      if (family !== "chat" || gift.sourceIds.length === 0)
        return grant(draft, { isAdministrator: template === "administrator" });
      return gift.sourceIds.every((sourceId) => grant(draft, { sourceId }));
    }) &&
    (gift.cells.length === 0 || grant({ gives: "cells", cells }))
  );
}
