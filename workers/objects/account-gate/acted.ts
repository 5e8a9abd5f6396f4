import type { Gate } from "./gate";

export type Acted = { user: number; at: number };

/** What people did in another system is activity too: the newest of it, unless they have done something here since. */
export function acted(gate: Gate, people: readonly Acted[]): void {
  for (const { user, at } of people) {
    const before = gate.roster.of(user);
    if (before !== null && before.last_at >= at) continue;
    const { page = null, address = null } = before ?? {};
    gate.live.touched(user, { page, address, device: null }, at);
  }
}
