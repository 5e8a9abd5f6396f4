import { type GrantRow, grantsOf } from "~db/queries/grants";
import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { type Refused, refuse } from "./refusals";

/** The roles that a person is to have, by public id: one system role and one chat role or none, special ones any number. */
export type RolesWanted = { system: string | null; chat: string | null; special: readonly string[] };

/** What is taken and what is given, and where. */
export type RoleStep = { taken: GrantRow[]; given: { role: Role; place: Place }[] };
export type Place = Pick<GrantRow, "sourceId" | "connectionId">;
const EVERYWHERE: Place = { sourceId: null, connectionId: null };

/**
 * The way from the roles that a person was given directly to the wanted ones. Where the chat role was bound to sources
 * or connections, the new one is bound to the same.
 */
export async function planRoles(
  needs: Pick<Needs, "db">,
  { accountId }: Pick<Changer, "accountId">,
  userId: number,
  wanted: RolesWanted,
): Promise<{ ok: true; step: RoleStep; roles: Role[] } | Refused> {
  const db = needs.db(accountId);
  const [roles, all] = await Promise.all([listRoles(db, accountId), grantsOf(db, accountId, "user", userId)]);
  const target = rolesOf(wanted, roles);
  if (target === null) return refuse("no_such_role", { field: "roles" });
  const grants = all.filter(({ roleId, origin }) => roleId !== null && origin === "direct");
  return { ok: true, step: stepTo(grants, target, roles), roles };
}

/** Null when an id is unknown or of another family. */
function rolesOf({ system, chat, special }: RolesWanted, roles: readonly Role[]): Role[] | null {
  const pick = (id: string, family: Role["family"]) =>
    roles.find((role) => role.publicId === id && role.family === family);
  const picked = [
    ...(system === null ? [] : [pick(system, "system")]),
    ...(chat === null ? [] : [pick(chat, "chat")]),
    ...special.map((id) => pick(id, "special")),
  ];
  return picked.some((role) => role === undefined) ? null : (picked as Role[]);
}

function stepTo(grants: readonly GrantRow[], target: readonly Role[], roles: readonly Role[]): RoleStep {
  const familyOf = (grant: GrantRow) => roles.find(({ id }) => id === grant.roleId)?.family;
  const taken = grants.filter((grant) => !target.some(({ id }) => id === grant.roleId));
  const given = target
    .filter(({ id }) => !grants.some((grant) => grant.roleId === id))
    .flatMap((role) => {
      const places =
        role.family === "chat" ? taken.filter((grant) => familyOf(grant) === "chat").map(placeOf) : [];
      return (places.length > 0 ? places : [EVERYWHERE]).map((place) => ({ role, place }));
    });
  return { taken, given };
}

export const placeOf = ({ sourceId, connectionId }: GrantRow): Place => ({ sourceId, connectionId });
