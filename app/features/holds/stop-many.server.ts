import { isOpen } from "~/domain/holds/holds";
import type { StopRefusal } from "~/domain/holds/stop";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { liftHolds } from "./lift-holds.server";
import { stopAccess } from "./stop-access.server";
import type { ManyAct } from "./stop-form";

export type ManyResult = { publicId: string; refusal: StopRefusal | "nothing" | null };

/**
 * One act over the ticked people, one by one, so that one refusal stops nobody else's; a result per person [AU-11,
 * MC-87…89]. Restoring lifts all but limits, which end by themselves; a lockdown is lifted on the card alone.
 */
export async function stopMany(
  needs: Needs,
  acting: Acting,
  publicIds: readonly string[],
  { act, reason }: { act: ManyAct; reason: string },
): Promise<ManyResult[]> {
  const results: ManyResult[] = [];
  for (const publicId of new Set(publicIds)) {
    const refusal =
      act === "restore"
        ? await restore(needs, acting, publicId)
        : refusalOf(
            await stopAccess(needs, acting, publicId, { kind: act, reason, showReason: false, endsAt: null }),
          );
    results.push({ publicId, refusal });
  }
  return results;
}

const refusalOf = (outcome: { ok: true } | { ok: false; refusal: StopRefusal }) =>
  outcome.ok ? null : outcome.refusal;

async function restore(needs: Needs, acting: Acting, publicId: string): Promise<ManyResult["refusal"]> {
  const { accountId } = acting;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  const open = (person?.holds ?? []).filter(
    (hold) => isOpen(hold, needs.now) && hold.kind !== "limit" && hold.kind !== "lockdown",
  );
  if (person !== null && open.length === 0) return "nothing";
  const outcome = await liftHolds(
    needs,
    acting,
    publicId,
    open.map(({ id }) => id),
  );
  return refusalOf(outcome);
}
