import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { type BulkResult, MOST_AT_ONCE } from "../outcome";
import { editDeal } from "./edit-deal.server";

/** Gives several deals to one person; every deal has a result of its own, and one refusal stops no other. */
export async function giveDeals(
  needs: Needs,
  viewer: Acting,
  deals: readonly string[],
  responsible: string,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const deal of deals.slice(0, MOST_AT_ONCE)) {
    const outcome = await editDeal(needs, viewer, { deal, mine: { responsible }, seen: null });
    results.push({ publicId: deal, refusal: outcome.ok ? null : outcome.refusal });
  }
  return results;
}
