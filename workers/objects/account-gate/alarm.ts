import { minutes, seconds } from "../../../app/domain/time/durations";
import type { Gate } from "./gate";
import { settle } from "./settle";
import { tellD1, tellDueAt } from "./tell-d1";

const RETRY_MS = seconds(15);
const SEND_MS = seconds(1);
const SWEEP_MS = minutes(60);
const LOOKS_AT_DEADLINES_MS = minutes(5);

/**
 * Arms the one alarm for the earliest thing due. It never moves back: an alarm that comes early does nothing and arms
 * again, so a verb costs a write only when something falls due sooner than was known.
 */
export function syncAlarm(gate: Gate, now: number): void {
  const due = soonest(gate, now);
  if (gate.armedFor !== null && gate.armedFor > now && gate.armedFor <= due) return;
  gate.armedFor = due;
  void gate.ctx.storage.setAlarm(due);
}

/** One more thing falls due at `due`: nothing to work out when the alarm comes no later anyway. */
export function armBy(gate: Gate, due: number, now: number): void {
  if (gate.armedFor === null || gate.armedFor <= now || gate.armedFor > due) syncAlarm(gate, now);
}

/** What can be known without looking at every session; deadlines of sessions with sockets are looked at by `dueAt`. */
function soonest(gate: Gate, now: number): number {
  const dates = [now + SWEEP_MS];
  if (!gate.outbox.isEmpty()) dates.push(now + SEND_MS);
  const change = gate.allowlist.nextChangeAt(now);
  if (change !== null) dates.push(change);
  if (gate.live.sockets.any()) dates.push(now + LOOKS_AT_DEADLINES_MS);
  for (const due of [gate.live.leases.dueAt(), tellDueAt(gate), gate.reservations.settleAt()])
    if (due !== null) dates.push(due);
  return Math.max(Math.min(...dates), now + 1);
}

/** Does what is due, catches, arms again. Everything here may run twice. */
export async function dueAt(gate: Gate, now: number): Promise<void> {
  gate.armedFor = null;
  try {
    gate.sessions.sweep(now);
    gate.limitHolds.sweep(now);
    gate.enforce(now);
    gate.live.leases.check(now);
    tellD1(gate, now);
    await settle(gate, now);
    await gate.courier.send();
    gate.outbox.tidy();
    const deadline = nextDeadline(gate, now);
    if (deadline !== null && deadline < soonest(gate, now)) {
      gate.armedFor = deadline;
      await gate.ctx.storage.setAlarm(Math.max(deadline, now + 1));
    } else syncAlarm(gate, now);
  } catch {
    await gate.ctx.storage.setAlarm(now + RETRY_MS);
  }
}

/** The first instant at which a session with an open socket dies: its page must go to the gate by itself. */
function nextDeadline(gate: Gate, now: number): number | null {
  let next: number | null = null;
  for (const { facts } of gate.live.sockets.all()) {
    const row = gate.sessions.find(facts.hash);
    const person = gate.copies.person(facts.user);
    if (row === null || person === null) continue;
    const deadline = row.expires_at ?? gate.judge.deadline(row, person, now);
    if (next === null || deadline < next) next = deadline;
  }
  return next;
}
