import type { Gate } from "./gate";

/** A limit that is off or gone holds nobody: lifts what the gate itself has opened for it. Answers whom that lets in. */
export function releaseOff(gate: Gate, now: number): number[] {
  const on = gate.copies
    .limits()
    .filter(({ isOn }) => isOn)
    .map(({ limit }) => limit);
  const released = gate.limitHolds.liftAllBut(on, now);
  for (const user of released) gate.copies.rehold(user);
  return released;
}
