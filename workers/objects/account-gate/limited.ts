import { appliesTo, type Limited, type LimitFact } from "../../../app/domain/limits/limit";
import type { PersonFact } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";
import type { MeterRow } from "./meter";

/** The limits that count a person now. */
export function limitsOf(gate: Gate, person: PersonFact, now: number): LimitFact[] {
  const limits = gate.copies.limits();
  if (!limits.some(({ isOn }) => isOn)) return [];
  const who = limited(gate, person, limits, now);
  return limits.filter((limit) => appliesTo(limit, who));
}

/** The person as limits see them; roles are looked for only when a limit names one. */
export function limited(gate: Gate, person: PersonFact, limits: readonly LimitFact[], now: number): Limited {
  const namesRoles = limits.some(({ subjects }) => subjects.some(({ kind }) => kind === "role"));
  const roles = !namesRoles
    ? []
    : gate.access.contributionsOf(person).flatMap(({ origin, inactive, from, until }) => {
        const stands = inactive !== true && (from ?? now) <= now && (until === null || now < until);
        return stands && origin.roleId != null ? [origin.roleId] : [];
      });
  const { isAdministrator } = gate.access.rightsOf(person, now);
  return { user: person.user, units: person.units, roles, isAdministrator };
}

/** A raise counts for its window only, and never takes away what an edit of the limit gives. */
export const thresholdOf = (limit: LimitFact, row: MeterRow): number =>
  Math.max(limit.threshold, row.raised_to ?? 0);

export const rowOf = (gate: Gate, user: number, limit: LimitFact, now: number): MeterRow => {
  const { timeZone, weekStart } = gate.copies.settings();
  return gate.meter.row(user, limit, { timeZone, weekStart }, now);
};
