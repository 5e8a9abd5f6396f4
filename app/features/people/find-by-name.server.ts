import type { Scope } from "~/domain/access";
import { searchWords } from "~/domain/text/fold";
import { matchPeople } from "~db/queries/people";
import type { Needs } from "../needs";

const MOST = 8;

/** People in scope whose name, e-mail or phone holds every typed word [MC-31]. Nothing typed finds nobody. */
export async function findByName(needs: Pick<Needs, "db">, accountId: number, scope: Scope, query: string) {
  const words = searchWords(query);
  if (words.length === 0) return [];
  const rows = await matchPeople(needs.db(accountId), accountId, scope, words, MOST);
  return rows.map(({ publicId, name, surname, department }) => ({
    id: publicId,
    name: `${name} ${surname}`.trim(),
    note: department ?? "",
  }));
}
