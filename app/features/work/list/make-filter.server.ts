import { sql } from "drizzle-orm";
import type { Viewer } from "~/domain/access";
import { fold, searchWords } from "~/domain/text/fold";
import type { CardKind } from "~/domain/work/kinds";
import type { RecordQuery } from "~/domain/work/list";
import type { Db } from "~db/client";
import type { RecordFilter } from "~db/queries/work/page";
import { findColleague } from "~db/queries/work/people";
import { seesPoints } from "../scopes.server";

/** From the address to what is asked of the records: people by their ids, tags by their keys. */
export async function makeFilter(
  db: Db,
  viewer: Viewer,
  kind: CardKind,
  query: Pick<RecordQuery, "q" | "responsible" | "tag">,
): Promise<RecordFilter> {
  const { accountId } = viewer;
  const filter: RecordFilter = {
    words: searchWords(query.q),
    hidden: kind !== "deal" && seesPoints(viewer),
    rest: [],
  };
  const responsibleId = await personOf(db, viewer, query.responsible);
  if (responsibleId !== undefined) filter.responsibleId = responsibleId;
  if (query.tag !== null)
    filter.rest.push(sql`r.id IN (SELECT x.on_id FROM record_tags x INDEXED BY record_tags_tag JOIN tags t ON t.id = x.tag_id
      WHERE x.account_id = ${accountId} AND x.on_kind = ${kind} AND t.account_id = ${accountId} AND t.key = ${fold(query.tag)})`);
  return filter;
}

/** No row is of the person -1: somebody who is not there finds nothing. */
async function personOf(db: Db, viewer: Viewer, who: string | null): Promise<number | null | undefined> {
  if (who === null) return undefined;
  if (who === "me") return viewer.userId;
  if (who === "none") return null;
  return (await findColleague(db, viewer.accountId, who))?.id ?? -1;
}
