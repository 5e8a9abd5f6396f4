import type { LimitRestored } from "../../../app/domain/session/gate-facts";
import type { Gate } from "./gate";
import { rowOf } from "./limited";

/**
 * An administrator's restore (AM-21): the limit's hold is lifted; in the window of that instant the count begins anew,
 * or may go on to `raisedTo`. One that comes late takes nothing from a window that has begun since.
 */
export function restoreLimit(gate: Gate, { user, limit, raisedTo, at }: LimitRestored): void {
  gate.limitHolds.lift(user, limit, at);
  const fact = gate.copies.limits().find((one) => one.limit === limit);
  if (fact !== undefined) {
    const row = { ...rowOf(gate, user, fact, at), reached: null, warned: 0 };
    if (row.from_at <= at) {
      if (raisedTo === null) gate.meter.forgetKeys(row);
      gate.meter.store({ ...row, ...(raisedTo === null ? { count: 0 } : { raised_to: raisedTo }) });
    }
  }
  gate.copies.rehold(user);
}
