import { can, type Responsible, type Viewer } from "../../../app/domain/access";
import { tellingHold } from "../../../app/domain/holds/holds";
import type { LiveFact } from "../../../app/domain/presence/frames";
import { connectionOf } from "../../../app/domain/presence/lease";
import type { PersonFact } from "../../../app/domain/session/gate";
import { deviceWords } from "./device-words";
import type { Gate } from "./gate";

/** The person who watches, for the permission engine; null when there is nobody or they may watch nothing. */
export function watcherOf(gate: Gate, user: number, now: number): Viewer | null {
  const person = gate.copies.person(user);
  if (person === null || person.isDeleted || tellingHold(person.holds, now) !== null) return null;
  const viewer = {
    accountId: gate.meta.accountId(),
    userId: user,
    publicId: person.publicId,
    rights: gate.access.rightsOf(person, now),
    departmentId: person.departmentId,
    reach: person.reach,
    isOwner: person.isOwner,
  };
  return can(viewer, "activity.view") ? viewer : null;
}

const targetOf = (person: PersonFact): { responsibles: Responsible[] } => ({
  responsibles: [{ userId: person.user, units: person.units }],
});

export const maySee = (viewer: Viewer, person: PersonFact) => can(viewer, "activity.view", targetOf(person));

/** The address is a fact of the authorization log: it needs the right to read that person's (semantics 9). */
export const maySeeAddress = (viewer: Viewer, person: PersonFact) =>
  can(viewer, "authlog.view", targetOf(person));

/** What the gate knows of a person now, address included; null when it has never seen them. */
export function factOf(gate: Gate, person: PersonFact, now: number): LiveFact | null {
  const last = gate.roster.of(person.user);
  const row = gate.presence.of(person.user);
  const isHeld = tellingHold(person.holds, now) !== null;
  if (last === null && row === null && !isHeld) return null;
  const { showsPage, idleAfterMs } = gate.copies.settings();
  const lastActiveAt = last?.last_at ?? null;
  return {
    user: person.publicId,
    lastActiveAt,
    connection: connectionOf({ isPresent: row?.present === 1, lastActiveAt }, idleAfterMs, now),
    said: gate.presence.saidOf(person.user),
    isHeld,
    page: showsPage ? (last?.page ?? null) : null,
    device: deviceWords(last?.device ?? null),
    address: last?.address ?? null,
    since: row?.since || null,
  };
}

export const withoutAddress = (fact: LiveFact): LiveFact => ({ ...fact, address: null });
