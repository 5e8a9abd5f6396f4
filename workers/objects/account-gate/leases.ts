import { GRACE_MS, LEASE_CHECK_MS, lastHeardAt, presentUntil } from "../../../app/domain/presence/lease";
import { minutes } from "../../../app/domain/time/durations";
import type { Gate } from "./gate";

/** Nobody watches: leases are only looked at so that intervals end before they are long forgotten. */
const UNWATCHED_CHECK_MS = minutes(5);

/** Who was not heard for too long is offline since then; who is heard again is back. */
export class Leases {
  /** Unknown after sleep, which makes the next check due at once. */
  private checkedAt = 0;
  private firstEndAt: number | null = null;

  constructor(private readonly gate: Gate) {}

  check(now: number): void {
    const { gate } = this;
    const heard = gate.live.sockets.heard();
    this.checkedAt = now;
    this.firstEndAt = null;
    for (const [user, heardAt] of heard)
      if (now < (presentUntil({ heardAt, leftAt: null }) ?? 0)) gate.live.arrived(user, now);
    for (const row of gate.presence.present()) {
      const lines = { heardAt: heard.get(row.user) ?? [], leftAt: row.left_at };
      // A socket is closing and its event has not come yet: the grace begins now, so that a reload is no blip.
      if (presentUntil(lines) === null) gate.presence.leave(row.user, now);
      const until = presentUntil(lines) ?? now + GRACE_MS;
      if (now >= until) gate.live.departed(row.user, lastHeardAt(lines) ?? now, now);
      else this.firstEndAt = Math.min(this.firstEndAt ?? until, until);
    }
  }

  /** Every 15 s and at the first lapse while somebody watches, else rarely; null when nobody is there. */
  dueAt(): number | null {
    if (!this.gate.live.watchers.any())
      return this.gate.presence.hasPresent() ? this.checkedAt + UNWATCHED_CHECK_MS : null;
    const next = this.checkedAt + LEASE_CHECK_MS;
    return this.firstEndAt === null ? next : Math.min(next, this.firstEndAt);
  }
}
