import type { LimitRestored } from "../../../app/domain/session/gate-facts";
import type { Gate } from "./gate";

/** An administrator's restore (AM-21): the limit's hold is lifted; the count begins anew, or may go on to `raisedTo`. */
export function restoreLimit(gate: Gate, { user, limit, raisedTo, at }: LimitRestored): void {
  gate.limitHolds.lift(user, limit, at);
  const row = gate.meter.find(user, limit);
  if (row !== null) {
    const same = { ...row, reached: null };
    if (raisedTo === null) gate.meter.forgetKeys(row);
    gate.meter.store(
      raisedTo === null ? { ...same, count: 0, warned: 0 } : { ...same, raised_to: raisedTo, warned: 0 },
    );
  }
  gate.copies.rehold(user);
}
