import { can, scopeOf, type Viewer } from "~/domain/access";
import { type RecordAction, recordRight, targetOf } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { type DealFacts, findDeal } from "~db/queries/work/deals";
import { linkScopes } from "../scopes.server";

type Found = { ok: true; deal: DealFacts } | { ok: false; refusal: "not_found" | "forbidden" };

/** A deal in the viewer's scope to which they may do this: out of scope it is not there, without the right it is refused. */
export async function findDealFor(
  db: Db,
  viewer: Viewer,
  publicId: string,
  action: RecordAction,
  bin = false,
): Promise<Found> {
  const scope = scopeOf(viewer, "deals.view");
  const deal = await findDeal(db, viewer.accountId, scope, publicId, linkScopes(viewer), bin);
  if (deal === null) return { ok: false, refusal: "not_found" };
  const may = can(viewer, recordRight("deal", action), targetOf(deal));
  return may ? { ok: true, deal } : { ok: false, refusal: "forbidden" };
}
