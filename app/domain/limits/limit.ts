import type { LimitAction, LimitMetric, LimitPeriod, LimitSubject } from "./kinds";

/** A limit as the gate keeps it. `warnAt` in per cent of the threshold; `autoRestore` false = only an administrator restores. */
export type LimitFact = {
  limit: number;
  publicId: string;
  metric: LimitMetric;
  threshold: number;
  period: LimitPeriod;
  forAll: boolean;
  includeAdmins: boolean;
  action: LimitAction;
  autoRestore: boolean;
  warnAt: number;
  isOn: boolean;
  subjects: { kind: LimitSubject; id: number }[];
};

/** For whom a limit is asked: the person, their direct units, the roles in effect, and whether they are an Administrator. */
export type Limited = {
  user: number;
  units: readonly number[];
  roles: readonly number[];
  isAdministrator: boolean;
};

/**
 * Does the limit count this person (AM-18)? It must be on and name them, a unit or a role of theirs, or everyone;
 * Administrators are exempt unless it includes them, even when it names them (semantics 5, "Guards").
 */
export function appliesTo(limit: LimitFact, person: Limited): boolean {
  if (!limit.isOn || (person.isAdministrator && !limit.includeAdmins)) return false;
  if (limit.forAll) return true;
  return limit.subjects.some(({ kind, id }) => {
    if (kind === "user") return id === person.user;
    return kind === "role" ? person.roles.includes(id) : person.units.includes(id);
  });
}

/** The count at which the person is warned: `warnAt` per cent, rounded up, and never later than the one before the last. */
export const warnCount = ({ warnAt }: Pick<LimitFact, "warnAt">, threshold: number): number =>
  Math.max(1, Math.min(Math.ceil((threshold * warnAt) / 100), threshold - 1));

/** What is wrong with a raise for this window; null when nothing is: it must leave room above what is counted. */
export const judgeRaise = (to: number, count: number): "raise_too_low" | null =>
  Number.isInteger(to) && to > count ? null : "raise_too_low";
