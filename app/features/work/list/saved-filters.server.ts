import { sql } from "drizzle-orm";
import type { ListKind } from "~/domain/export/records";
import { publicId } from "~/domain/ids/public-id";
import type { Db } from "~db/client";
import { commit, mustHold } from "~db/queries/guarded-batch";
import type { Needs } from "../../needs";
import type { Reader } from "../reader";

export type SavedFilter = { id: string; name: string; query: string };

/** How many filters a person keeps for one list. */
const MOST = 50;

/** The viewer's own filters of a list, by name. */
export const savedFiltersOf = (db: Db, viewer: Pick<Reader, "accountId" | "userId">, kind: ListKind) =>
  db.all<SavedFilter>(sql`SELECT public_id AS id, name, query FROM saved_filters
    WHERE account_id = ${viewer.accountId} AND user_id = ${viewer.userId} AND on_kind = ${kind} ORDER BY name LIMIT ${MOST}`);

/** Keeps a filter under a name; the same name again is the new filter. False when there are too many. */
export async function saveFilter(
  needs: Needs,
  viewer: Reader,
  filter: { kind: ListKind; name: string; query: string },
): Promise<boolean> {
  const { accountId, userId } = viewer;
  const { lost } = await commit(needs.db(accountId), [
    mustHold(sql`(SELECT count(*) FROM saved_filters WHERE account_id = ${accountId} AND user_id = ${userId}
      AND on_kind = ${filter.kind}) < ${MOST}`),
    sql`INSERT INTO saved_filters(account_id, public_id, user_id, on_kind, name, query, created_at)
      VALUES (${accountId}, ${publicId(needs.random(16))}, ${userId}, ${filter.kind}, ${filter.name}, ${filter.query}, ${needs.now})
      ON CONFLICT (account_id, user_id, on_kind, name) DO UPDATE SET query = excluded.query`,
  ]);
  return !lost;
}

/** Forgets one of the viewer's own filters. */
export async function forgetFilter(needs: Needs, viewer: Reader, id: string): Promise<void> {
  const { accountId, userId } = viewer;
  await commit(needs.db(accountId), [
    sql`DELETE FROM saved_filters WHERE account_id = ${accountId} AND user_id = ${userId} AND public_id = ${id}`,
  ]);
}
