import {
  type ContributionState,
  can,
  explain,
  type Level,
  levelOf,
  mayTouch,
  PERMISSIONS,
  type Permission,
  ROLE_CHOICE_KEYS,
  ROLE_CHOICES,
  type RoleChoiceKey,
  scopeOf,
  type Target,
} from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { grantsOf } from "~db/queries/grants";
import { findPerson } from "~db/queries/person";
import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { personOf, viewerOf } from "../person-rights";
import { readContributions } from "../read-access.server";
import { showGates } from "./show-gates.server";
import { showPlaces } from "./show-places.server";

export type CellReason = {
  id: string;
  kind: string;
  name: string;
  template: string | null;
  level: Level | null;
  state: ContributionState;
};
export type CellRight = {
  permission: Permission;
  level: Level;
  merged: Level;
  because: Permission | null;
  reasons: CellReason[];
};

/**
 * A person's roles and rights in effect, every cell with its origins, clamps and gates [MC-34]; null out of the reach
 * of `access.explain`. One's own are always open to oneself.
 */
export async function showRights(
  needs: Pick<Needs, "db" | "gate" | "now">,
  changer: Changer,
  publicId: string,
) {
  const { accountId } = changer;
  const db = needs.db(accountId);
  const scope =
    publicId === changer.publicId ? ({ kind: "any" } as const) : scopeOf(changer, "access.explain");
  const person = await findPerson(db, accountId, scope, publicId, needs.now);
  if (person === null) return null;
  const access = await readContributions(needs, changer, person.id);
  if (access === null) return null;
  const options = { strictCoupling: changer.settings.strictCoupling, now: needs.now };
  const viewer = viewerOf(access, accountId, options);
  const [roles, grants, places, gates] = await Promise.all([
    listRoles(db, accountId),
    grantsOf(db, accountId, "user", person.id),
    showPlaces(needs, { access, viewer }, options),
    showGates(needs, accountId, access),
  ]);
  const rights: CellRight[] = PERMISSIONS.filter((permission) => permission !== "account.close").map(
    (permission) => {
      const told = explain({
        contributions: access.contributions,
        permission,
        gates,
        who: viewer,
        strictChannelCoupling: options.strictCoupling,
        now: needs.now,
      });
      return {
        permission,
        level: levelOf(viewer, permission),
        merged: told.merged,
        because: told.clamps.filter(({ cell }) => cell === permission).at(-1)?.because ?? null,
        reasons: told.reasons
          .filter(({ level }) => level !== null)
          .map(({ id, origin, level, state }) => ({
            id,
            kind: origin.kind,
            name: origin.name,
            template: origin.template ?? null,
            level,
            state,
          })),
      };
    },
  );
  const target: Target = { responsibles: [{ userId: person.id, units: access.units }] };
  const held = grants.filter(({ origin, roleId }) => origin === "direct" && roleId !== null);
  const has = roles.filter(({ id }) => held.some(({ roleId }) => roleId === id));
  return {
    publicId,
    name: `${person.name} ${person.surname}`.trim(),
    isOwner: access.isOwner,
    isHeld: access.holds.some((hold) => isOpen(hold, needs.now)),
    gates,
    places,
    rights,
    current: {
      system: has.find(({ family }) => family === "system")?.publicId ?? null,
      chat: has.find(({ family }) => family === "chat")?.publicId ?? null,
      special: has.filter(({ family }) => family === "special").map(({ publicId: id }) => id),
    },
    roles: roles.filter(({ family }) => family !== "implicit").map(asOption),
    choices: choicesOf(roles),
    mayChange: can(changer, "access.assign", target) && mayTouch(changer, personOf(access, options)) === null,
  };
}
export type RightsData = NonNullable<Awaited<ReturnType<typeof showRights>>>;

const asOption = ({ publicId, name, template, family, isActive, description }: Role) => ({
  publicId,
  name,
  template,
  family,
  isActive,
  description,
});

/** The six choices of the one field "Role", with the company's versions in place of the shipped roles [MC-12] (FM-03). */
function choicesOf(roles: readonly Role[]) {
  const standIn = (template: string | null): string | null => {
    const shipped = roles.find((role) => role.template === template && template !== null);
    if (shipped === undefined) return null;
    return (roles.find(({ copiedFrom }) => copiedFrom === shipped.id) ?? shipped).publicId;
  };
  return ROLE_CHOICE_KEYS.map((key: RoleChoiceKey) => {
    const { system, chat, special } = ROLE_CHOICES[key];
    const one = standIn(special);
    return { key, system: standIn(system), chat: standIn(chat), special: one === null ? [] : [one] };
  });
}
