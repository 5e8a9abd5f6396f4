import type { Rights } from "../../../app/domain/access";
import type { PersonFact, Profile, ViewerFacts } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";

/** The facts of a viewer, and the stamp under which an isolate may keep them; no facts when it has that stamp. */
export function viewerOf(
  gate: Gate,
  person: PersonFact,
  known: string | null,
  now: number,
  preview?: { rights: Rights; mark: string },
): { stamp: string; facts: ViewerFacts | null } {
  const rights = preview?.rights ?? gate.access.rightsOf(person, now);
  const { meta } = gate;
  const stamp = [
    meta.epoch(),
    person.user,
    person.version,
    person.rev ?? 0,
    meta.frame(),
    rights.validUntil ?? 0,
    ...(preview === undefined ? [] : ["preview", preview.mark]),
  ].join(".");
  if (stamp === known) return { stamp, facts: null };
  return {
    stamp,
    facts: { person: profileOf(person), settings: gate.copies.settings(), rights, reach: person.reach },
  };
}

function profileOf(person: PersonFact): Profile {
  const { user, publicId, name, surname, email, language, timeZone, departmentId, kind, isOwner, version } =
    person;
  return { user, publicId, name, surname, email, language, timeZone, departmentId, kind, isOwner, version };
}
