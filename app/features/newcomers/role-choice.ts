import { ROLE_CHOICES, type RoleChoiceKey } from "~/domain/access/role-choices";

/** A role as far as a choice needs to know it. */
type Known = {
  id: number;
  publicId: string;
  family: string;
  template: string | null;
  isActive: boolean;
  copiedFrom: number | null;
};

/** An own role in the field "Role": this and its public id; shipped choices are their keys. */
export const OWN_ROLE = "role:";

/**
 * The roles that a choice of the field "Role" gives [MC-12, MC-16d]: of each shipped role the company's own copy when
 * there is one (FM-03); of `role:<public id>` that role. Null: no such choice, or a role that is switched off.
 */
export function rolesOfChoice<R extends Known>(choice: string, roles: readonly R[]): R[] | null {
  if (choice.startsWith(OWN_ROLE)) {
    const own = roles.find((role) => isOffered(role) && role.publicId === choice.slice(OWN_ROLE.length));
    return own === undefined ? null : [own];
  }
  if (!Object.hasOwn(ROLE_CHOICES, choice)) return null;
  const { system, chat, special } = ROLE_CHOICES[choice as RoleChoiceKey];
  const picked = [system, chat, special]
    .filter((key) => key !== null)
    .map((key) => {
      const shipped = roles.find(({ template }) => template === key);
      const copy = roles.find(({ copiedFrom, isActive }) => isActive && copiedFrom === shipped?.id);
      return shipped === undefined ? undefined : (copy ?? shipped);
    });
  return picked.includes(undefined) ? null : (picked as R[]);
}

/** Own roles that stand in the field beside the six choices [BX-09]; copies stand in the place of their original. */
export const isOffered = (role: Known) =>
  role.template === null && role.copiedFrom === null && role.isActive && role.family !== "implicit";
