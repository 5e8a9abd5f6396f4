import { appliesTo, type LimitFact, warnCount } from "../../../app/domain/limits/limit";
import type { Gauge, GaugesRequest, NearLimit } from "../../../app/domain/limits/meter";
import type { PersonFact } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";
import { limited, limitsOf, rowOf, thresholdOf } from "./limited";

/** Where people stand at their limits now. Everybody: only who has counted something in a window that goes on. */
export function gaugesOf(gate: Gate, { user, now, draft }: GaugesRequest): Gauge[] {
  if (Array.isArray(user)) return user.flatMap((one: number) => gaugesOf(gate, { user: one, now }));
  if (typeof user === "number") {
    const person = gate.copies.person(user);
    if (person === null) return [];
    const counting = new Set(limitsOf(gate, person, now));
    return gate.copies
      .limits()
      .map((limit) => ({ isCounting: counting.has(limit), gauge: gaugeOf(gate, user, limit, now) }))
      .filter(({ isCounting, gauge }) => isCounting || gauge.hold !== null)
      .map(({ gauge }) => gauge);
  }
  const limits = gate.copies
    .limits()
    .map((limit) => (limit.limit === draft?.limit ? draft : limit))
    .filter((limit) => limit.isOn && (draft === undefined || limit === draft));
  return gate.meter.open(now).flatMap((row) => {
    const limit = limits.find((one) => one.limit === row.limit_id);
    const person = gate.copies.person(row.user);
    if (limit === undefined || person === null || person.isDeleted) return [];
    if (!appliesTo(limit, limited(gate, person, [limit], now))) return [];
    const gauge = gaugeOf(gate, row.user, limit, now);
    return gauge.count > 0 || gauge.hold !== null ? [gauge] : [];
  });
}

/** The limits that a person has nearly or wholly used up, told with each admission. */
export function nearLimits(gate: Gate, person: PersonFact, now: number): NearLimit[] {
  return limitsOf(gate, person, now).flatMap((limit) => {
    const { metric, action } = limit;
    const row = rowOf(gate, person.user, limit, now);
    const { count, until } = row;
    const threshold = thresholdOf(limit, row);
    return count >= warnCount(limit, threshold) ? [{ metric, count, threshold, until, action }] : [];
  });
}

function gaugeOf(gate: Gate, user: number, limit: LimitFact, now: number): Gauge {
  const row = rowOf(gate, user, limit, now);
  const hold = gate.limitHolds.of(user, limit.limit, now);
  return {
    user,
    limit: limit.limit,
    publicId: limit.publicId,
    metric: limit.metric,
    period: limit.period,
    action: limit.action,
    count: row.count,
    threshold: thresholdOf(limit, row),
    warnAt: limit.warnAt,
    until: row.until,
    hold: hold === null ? null : { id: hold.id, startsAt: hold.startsAt, endsAt: hold.endsAt },
  };
}
