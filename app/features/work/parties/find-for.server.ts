import { can, scopeOf, type Viewer } from "~/domain/access";
import { type RecordAction, recordRight, targetOf } from "~/domain/work/rights";
import type { Db } from "~db/client";
import { findParty, type PartyFacts, type PartyKind } from "~db/queries/work/parties";
import { seesPoints } from "../scopes.server";

type Found = { ok: true; party: PartyFacts } | { ok: false; refusal: "not_found" | "forbidden" };

export const lookOf = (viewer: Viewer) => ({
  companies: scopeOf(viewer, "companies.view"),
  points: seesPoints(viewer),
});

/** A client in the viewer's scope to whom they may do this: out of scope not found, without the right refused. */
export async function findPartyFor(
  db: Db,
  viewer: Viewer,
  kind: PartyKind,
  publicId: string,
  action: RecordAction,
  bin = false,
): Promise<Found> {
  const scope = scopeOf(viewer, recordRight(kind, "view"));
  const look = lookOf(viewer);
  const party = await findParty(db, { accountId: viewer.accountId, kind, scope, publicId, look, bin });
  if (party === null) return { ok: false, refusal: "not_found" };
  const may = can(viewer, recordRight(kind, action), targetOf(party));
  return may ? { ok: true, party } : { ok: false, refusal: "forbidden" };
}
