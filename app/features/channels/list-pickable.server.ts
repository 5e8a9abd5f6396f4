import { listColleagues } from "~db/queries/registries/channels";
import { listDepartmentsOf } from "~db/queries/registries/department-channels";
import type { Needs } from "../needs";

/** Who may be put into a queue: names and departments only, which everybody may see (FM-15). */
export async function listPickable(needs: Pick<Needs, "db">, accountId: number) {
  const people = await listColleagues(needs.db(accountId), accountId);
  return people.map(({ publicId, name, department }) => ({ publicId, name, department }));
}

/** Departments of the company, and whether this channel is preselected in invitations into them [FM-11]. */
export async function listPreselected(needs: Pick<Needs, "db">, accountId: number, sourceId: number) {
  const departments = await listDepartmentsOf(needs.db(accountId), accountId, sourceId);
  return departments.map(({ publicId, name, isPreselected }) => ({ publicId, name, isPreselected }));
}
