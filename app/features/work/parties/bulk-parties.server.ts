import type { PartyKind } from "~db/queries/work/parties";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { type BulkResult, MOST_AT_ONCE } from "../outcome";
import { editParty } from "./edit-party.server";

/** Gives several contacts or companies to one person; each has a result of its own. */
export const giveParties =
  (kind: PartyKind) =>
  async (
    needs: Needs,
    viewer: Acting,
    records: readonly string[],
    responsible: string,
  ): Promise<BulkResult[]> => {
    const results: BulkResult[] = [];
    for (const party of records.slice(0, MOST_AT_ONCE)) {
      const outcome = await editParty(needs, viewer, {
        kind,
        party,
        mine: { responsible },
        seen: null,
        points: null,
      });
      results.push({ publicId: party, refusal: outcome.ok ? null : outcome.refusal });
    }
    return results;
  };
