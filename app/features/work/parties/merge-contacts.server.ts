import { mergeInto } from "~db/queries/work/party-writes";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import type { WorkOutcome } from "../outcome";
import { findPartyFor } from "./find-for.server";

/**
 * Makes one contact of two: `keep` stays and takes over what hangs on the duplicate, which goes to the bin. Needs the
 * right to change the one and to delete the other.
 */
export async function mergeContacts(
  needs: Needs,
  viewer: Acting,
  { keep, from }: { keep: string; from: string },
): Promise<WorkOutcome> {
  if (keep === from) return { ok: false, refusal: "conflict" };
  const db = needs.db(viewer.accountId);
  const kept = await findPartyFor(db, viewer, "contact", keep, "edit");
  if (!kept.ok) return kept;
  const gone = await findPartyFor(db, viewer, "contact", from, "delete");
  if (!gone.ok) return gone;
  const { party } = kept;
  return act(needs, viewer, {
    write: mergeInto(viewer.accountId, party, gone.party, viewer.actor.userId, needs.now),
    deeds: [
      {
        kind: "records_merged",
        object: { kind: "contact", id: party.id, name: party.name },
        amount: 1,
        details: { from: gone.party.publicId },
        changes: [{ field: "name", before: gone.party.name, after: party.name }],
      },
    ],
    source: "page",
  });
}
