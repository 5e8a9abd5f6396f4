import { can, scopeOf } from "~/domain/access";
import type { RecordQuery } from "~/domain/work/list";
import { columnsOf, totalsByStage } from "~db/queries/work/board";
import { readDeals } from "~db/queries/work/deals";
import { listLostReasons } from "~db/queries/work/pipelines";
import type { Needs } from "../../needs";
import { choosableIn } from "../links.server";
import { makeFilter } from "../list/make-filter.server";
import type { Reader } from "../reader";
import { linkScopes } from "../scopes.server";
import { lookAtList } from "../seen.server";
import { currencyOf, pipelinesOf } from "../work-settings.server";

/** Cards that a column shows; the list has the others. */
const SHOWN = 30;

/** The board of one pipeline: its stages with counts, sums and the newest cards, all within the viewer's scope (AM-08). */
export async function showBoard(needs: Needs, viewer: Reader, query: RecordQuery, page: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const scope = scopeOf(viewer, "deals.view");
  const pipelines = await pipelinesOf(needs, accountId);
  const pipeline = pipelines.find(({ publicId }) => publicId === query.pipeline) ?? pipelines[0];
  const { responsibleId } = await makeFilter(db, viewer, "deal", { ...query, q: "", tag: null });
  const asked = { accountId, scope, responsibleId };
  const stages = pipeline?.stages ?? [];
  const [totals, columns] = await Promise.all([
    totalsByStage(db, asked),
    columnsOf(
      db,
      asked,
      stages.map(({ id }) => id),
      SHOWN,
    ),
  ]);
  const ids = columns.flat();
  const looked = await lookAtList(needs, viewer, { of: "board", page, rows: ids.length });
  if (!looked.ok) return looked;
  const [deals, people, reasons, currency] = await Promise.all([
    readDeals(db, accountId, ids, linkScopes(viewer)),
    choosableIn(db, accountId, scope),
    listLostReasons(db, accountId),
    currencyOf(db, accountId),
  ]);
  looked.seen();
  return {
    ok: true as const,
    pipeline: pipeline === undefined ? null : { id: pipeline.publicId, name: pipeline.name },
    pipelines: pipelines.map(({ publicId: id, name }) => ({ id, name })),
    columns: stages.map((stage) => {
      const total = totals.find(({ stageId }) => stageId === stage.id);
      return {
        id: stage.publicId,
        name: stage.name,
        kind: stage.kind,
        count: total?.count ?? 0,
        sum: total?.sum ?? 0,
        deals: deals.filter(({ stageId }) => stageId === stage.id).map(cardOf),
      };
    }),
    reasons: reasons.map(({ publicId: id, name }) => ({ id, name })),
    people,
    responsible: query.responsible,
    currency,
    mayCreate: viewer.preview === null && can(viewer, "deals.create"),
    mayMove: viewer.preview === null && can(viewer, "deals.edit"),
  };
}

const cardOf = (deal: Awaited<ReturnType<typeof readDeals>>[number]) => ({
  id: deal.publicId,
  name: deal.name,
  amount: deal.amount,
  contactName: deal.contactName,
  companyName: deal.companyName,
  responsible: deal.responsible,
  responsibleName: deal.responsibleName,
  updatedAt: deal.updatedAt,
});

export type Board = Extract<Awaited<ReturnType<typeof showBoard>>, { ok: true }>;
export type BoardCard = ReturnType<typeof cardOf>;
export type BoardColumn = Board["columns"][number];
