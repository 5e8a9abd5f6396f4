import { sql } from "drizzle-orm";
import { can, scopeOf } from "~/domain/access";
import { PAGE_SIZE, type RecordQuery } from "~/domain/work/list";
import type { Db } from "~db/client";
import { readDeals } from "~db/queries/work/deals";
import { listTags } from "~db/queries/work/marks";
import { countRecords, pageOfRecords, type RecordFilter } from "~db/queries/work/page";
import type { Pipeline } from "~db/queries/work/pipelines";
import type { Needs } from "../../needs";
import { choosableIn } from "../links.server";
import { makeFilter } from "../list/make-filter.server";
import { pageEnds } from "../list/page-ends";
import { cursorAt } from "../list/record-query";
import { savedFiltersOf } from "../list/saved-filters.server";
import type { Reader } from "../reader";
import { linkScopes, mayExport } from "../scopes.server";
import { lookAtList } from "../seen.server";
import { currencyOf, pipelinesOf } from "../work-settings.server";

const COUNTS_UP_TO = 1_000;

/** A page of the deals that the viewer may see, newest change first (AM-08). `page` names it for the limits. */
export async function listDeals(
  needs: Needs,
  viewer: Reader,
  query: RecordQuery,
  page: string,
  limit = PAGE_SIZE,
) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const scope = scopeOf(viewer, "deals.view");
  const pipelines = await pipelinesOf(needs, accountId);
  const filter = await dealFilter(db, viewer, query, pipelines);
  const asked = { accountId, kind: "deal" as const, scope, filter };
  const { ids, more, reached } = await pageOfRecords(db, {
    ...asked,
    cursor: query.cursor,
    limit,
  });
  const looked = await lookAtList(needs, viewer, { of: "deal", page, rows: ids.length });
  if (!looked.ok) return looked;
  const [rows, found, people, tags, saved, currency] = await Promise.all([
    readDeals(db, accountId, ids, linkScopes(viewer)),
    countRecords(db, asked, COUNTS_UP_TO + 1),
    choosableIn(db, accountId, scope),
    listTags(db, accountId),
    savedFiltersOf(db, viewer, "deal"),
    currencyOf(db, accountId),
  ]);
  looked.seen();
  return {
    ok: true as const,
    deals: rows.map(({ id: _inner, ...row }) => row),
    ...pageEnds(rows, query.cursor, more),
    reached: reached && cursorAt(reached),
    found: Math.min(found, COUNTS_UP_TO),
    foundMore: found > COUNTS_UP_TO,
    stages: pipelines.flatMap(({ name, stages }) =>
      stages.map((stage) => ({
        id: stage.id,
        key: stage.publicId,
        name: stage.name,
        kind: stage.kind,
        pipeline: name,
      })),
    ),
    people,
    tags: tags.map(({ name }) => name),
    saved,
    currency,
    mayCreate: viewer.preview === null && can(viewer, "deals.create"),
    mayEdit: viewer.preview === null && can(viewer, "deals.edit"),
    mayExport: mayExport(viewer, "deal"),
  };
}

export type DealList = Extract<Awaited<ReturnType<typeof listDeals>>, { ok: true }>;

/** A stage leads by its own index; statuses and pipelines are looked for in a bounded stretch. */
export async function dealFilter(
  db: Db,
  viewer: Reader,
  query: RecordQuery,
  pipelines: readonly Pipeline[],
): Promise<RecordFilter> {
  const filter = await makeFilter(db, viewer, "deal", query);
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  if (query.stage !== null) {
    const id = stages.find(({ publicId }) => publicId === query.stage)?.id ?? -1;
    filter.seek = { index: sql`deals_stage`, condition: sql`stage_id = ${id}` };
  }
  if (query.status === "open") filter.rest.push(sql`r.stage_kind IN ('unsorted', 'open')`);
  else if (query.status !== null) filter.rest.push(sql`r.stage_kind = ${query.status}`);
  if (query.pipeline !== null)
    filter.rest.push(
      sql`r.pipeline_id = ${pipelines.find(({ publicId }) => publicId === query.pipeline)?.id ?? -1}`,
    );
  return filter;
}
