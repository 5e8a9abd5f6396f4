import { base64url } from "../../../app/domain/ids/public-id";
import { type LimitFact, warnCount } from "../../../app/domain/limits/limit";
import type { LimitReached, ReachedKind } from "../../../app/domain/limits/meter";
import type { PersonFact } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";
import { thresholdOf } from "./limited";
import type { MeterRow } from "./meter";

const newId = () => base64url(crypto.getRandomValues(new Uint8Array(16)));

/**
 * What follows from a count, in the turn that counted: at the threshold the hold opens (or D1 is asked for an
 * Administrator's, or it is only told), below it whoever nears the limit is told once a window.
 */
export function reach(
  gate: Gate,
  person: PersonFact,
  limit: LimitFact,
  row: MeterRow,
  now: number,
): LimitReached | null {
  const threshold = thresholdOf(limit, row);
  if (row.count < threshold) {
    if (row.warned === 1 || row.count < warnCount(limit, threshold)) return null;
    gate.meter.store({ ...row, warned: 1 });
    return tell(gate, "near", newId(), { person, limit, row, threshold, now });
  }
  if (limit.action === "warn") {
    if (row.reached !== null) return null;
    const id = newId();
    gate.meter.store({ ...row, reached: id });
    return tell(gate, "warned", id, { person, limit, row, threshold, now });
  }
  if (gate.access.rightsOf(person, now).isAdministrator) {
    // Asked again at each refusal until D1 has opened the hold or said that it must not.
    const id = row.reached ?? newId();
    if (row.reached === null) gate.meter.store({ ...row, reached: id });
    return tell(gate, "asked", id, { person, limit, row, threshold, now });
  }
  if (gate.limitHolds.of(person.user, limit.limit, now) !== null) return null;
  const id = newId();
  gate.meter.store({ ...row, reached: id });
  const endsAt = limit.autoRestore ? row.until : null;
  gate.limitHolds.open({ id, user: person.user, limit: limit.limit, startsAt: now, endsAt });
  gate.copies.rehold(person.user);
  return tell(gate, "held", id, { person, limit, row, threshold, now });
}

type Facts = { person: PersonFact; limit: LimitFact; row: MeterRow; threshold: number; now: number };

function tell(gate: Gate, kind: ReachedKind, id: string, facts: Facts): LimitReached {
  const { person, limit, row, threshold, now } = facts;
  const isHold = kind === "held" || kind === "asked";
  const until = isHold && !limit.autoRestore ? null : row.until;
  const reached: LimitReached = {
    id,
    kind,
    user: person.user,
    limit: limit.limit,
    at: now,
    until,
    count: row.count,
    threshold,
  };
  gate.outbox.put({ kind: "limit", opId: `limit.${id}`, reached });
  return reached;
}
