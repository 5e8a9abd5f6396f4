import type { Timeline, TimelineRequest } from "../../../app/domain/presence/frames";
import { factOf, maySee, maySeeAddress, watcherOf, withoutAddress } from "./facts";
import type { Gate } from "./gate";

/** One person as the viewer may see them, with the intervals since `from`; null outside the viewer's scope. */
export function timelineOf(gate: Gate, { viewer: by, user, from, now }: TimelineRequest): Timeline | null {
  const viewer = watcherOf(gate, by, now);
  const person = gate.copies.person(user);
  if (viewer === null || person === null || person.isDeleted || !maySee(viewer, person)) return null;
  const fact = factOf(gate, person, now);
  return {
    fact: fact === null || maySeeAddress(viewer, person) ? fact : withoutAddress(fact),
    intervals: gate.presence.intervalsOf(user, from, now, gate.live.idleOf(user, now)),
  };
}
