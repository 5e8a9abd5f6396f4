import { can, scopeOf } from "~/domain/access";
import { PAGE_SIZE, type RecordQuery } from "~/domain/work/list";
import { recordRight } from "~/domain/work/rights";
import { listTags } from "~db/queries/work/marks";
import { countRecords, pageOfRecords } from "~db/queries/work/page";
import { type PartyKind, readParties } from "~db/queries/work/parties";
import type { Needs } from "../../needs";
import { choosableIn } from "../links.server";
import { makeFilter } from "../list/make-filter.server";
import { pageEnds } from "../list/page-ends";
import { cursorAt } from "../list/record-query";
import { savedFiltersOf } from "../list/saved-filters.server";
import type { Reader } from "../reader";
import { mayExport } from "../scopes.server";
import { lookAtList } from "../seen.server";
import { lookOf } from "./find-for.server";

const COUNTS_UP_TO = 1_000;

/** A page of the contacts or companies that the viewer may see, newest change first (AM-08, AM-09). */
export async function listParties(
  needs: Needs,
  viewer: Reader,
  kind: PartyKind,
  query: RecordQuery,
  page: string,
  limit = PAGE_SIZE,
) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const scope = scopeOf(viewer, recordRight(kind, "view"));
  const asked = { accountId, kind, scope, filter: await makeFilter(db, viewer, kind, query) };
  const { ids, more, reached } = await pageOfRecords(db, {
    ...asked,
    cursor: query.cursor,
    limit,
  });
  const looked = await lookAtList(needs, viewer, { of: kind, page, rows: ids.length });
  if (!looked.ok) return looked;
  const look = lookOf(viewer);
  const [rows, found, people, tags, saved] = await Promise.all([
    readParties(db, accountId, kind, ids, look),
    countRecords(db, asked, COUNTS_UP_TO + 1),
    choosableIn(db, accountId, scope),
    listTags(db, accountId),
    savedFiltersOf(db, viewer, kind),
  ]);
  looked.seen();
  return {
    ok: true as const,
    parties: rows.map(({ id: _inner, ...row }) => row),
    ...pageEnds(rows, query.cursor, more),
    reached: reached && cursorAt(reached),
    found: Math.min(found, COUNTS_UP_TO),
    foundMore: found > COUNTS_UP_TO,
    people,
    tags: tags.map(({ name }) => name),
    saved,
    seesPoints: look.points,
    mayCreate: viewer.preview === null && can(viewer, recordRight(kind, "create")),
    mayEdit: viewer.preview === null && can(viewer, recordRight(kind, "edit")),
    mayExport: mayExport(viewer, kind),
  };
}

export type PartyList = Extract<Awaited<ReturnType<typeof listParties>>, { ok: true }>;
