import type { Availability } from "~/domain/presence/availability";
import { nextTimeOfDay } from "~/domain/time/local-day";
import type { Needs } from "../needs";

/**
 * Tells the gate what a person says of themselves: in force on all devices at once (semantics 9, U9). `time` is the
 * next such time of day in `zone`; being available has no end.
 */
export async function sayAvailability(
  needs: Pick<Needs, "gate" | "now">,
  viewer: { accountPublicId: string; userId: number },
  said: { availability: Availability; time: string | null; zone: string },
): Promise<void> {
  const until = said.time === null ? null : nextTimeOfDay(said.time, needs.now, said.zone);
  await needs.gate(viewer.accountPublicId).say({
    user: viewer.userId,
    said: { availability: said.availability, until },
    now: needs.now,
  });
}
