import { listColleagues } from "~db/queries/registries/channels";
import type { Needs } from "../needs";

/** Who may be put into a queue: names and departments only, which everybody may see (FM-15). */
export async function listPickable(needs: Pick<Needs, "db">, accountId: number) {
  const people = await listColleagues(needs.db(accountId), accountId);
  return people.map(({ publicId, name, department }) => ({ publicId, name, department }));
}
