import type { Rights } from "../../../app/domain/access";
import type { NearLimit } from "../../../app/domain/limits/meter";
import type { Said } from "../../../app/domain/presence/availability";
import type { PersonFact, Profile, ViewerFacts } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";

/**
 * The facts of a viewer, and the stamp under which an isolate may keep them; no facts when it has that stamp. `mark`:
 * what else the verdict says of this session, so that the stamp moves with it.
 */
export function viewerOf(
  gate: Gate,
  person: PersonFact,
  known: string | null,
  now: number,
  { mark, rights = gate.access.rightsOf(person, now) }: { mark: string; rights?: Rights },
): { stamp: string; facts: ViewerFacts | null } {
  const { meta } = gate;
  const { user, version, rev = 0 } = person;
  const stamp = `${meta.epoch()}.${user}.${version}.${rev}.${meta.frame()}.${rights.validUntil ?? 0}.${mark}`;
  if (stamp === known) return { stamp, facts: null };
  return {
    stamp,
    facts: { person: profileOf(person), settings: gate.copies.settings(), rights, reach: person.reach },
  };
}

/** What a person says of themselves and the limits they are near, in a few letters. */
export const markOf = ({ availability, until }: Said, near: readonly NearLimit[]) =>
  near.length === 0 && availability === "available" ? "" : JSON.stringify([availability, until, near]);

function profileOf(person: PersonFact): Profile {
  const { user, publicId, name, surname, email, language, timeZone, departmentId, kind, isOwner, version } =
    person;
  return { user, publicId, name, surname, email, language, timeZone, departmentId, kind, isOwner, version };
}
