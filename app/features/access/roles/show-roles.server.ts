import { listRoles, type Role } from "~db/queries/roles";
import type { Needs } from "../../needs";

export type RoleLine = Omit<Role, "id" | "copiedFrom"> & {
  original: string | null;
  replacedBy: string | null;
};

/** Every role with the public ids of its original and of the company's version of it. */
export async function showRoles(needs: Pick<Needs, "db">, accountId: number): Promise<RoleLine[]> {
  const roles = await listRoles(needs.db(accountId), accountId);
  return roles.map(({ id, copiedFrom, ...role }) => ({
    ...role,
    original: roles.find((one) => one.id === copiedFrom)?.publicId ?? null,
    replacedBy: roles.find((one) => one.copiedFrom === id)?.publicId ?? null,
  }));
}
