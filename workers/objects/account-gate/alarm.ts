import { minutes, seconds } from "../../../app/domain/time/durations";
import { send } from "./deliver";
import type { Gate } from "./gate";

const RETRY_MS = seconds(15);
const SWEEP_MS = minutes(60);
const REPORT_MS = minutes(5);

/** Recomputes the one alarm from all that can fall due; the earliest wins. Called by every verb that changes a date. */
export function syncAlarm(gate: Gate, now: number): void {
  const due = nextDue(gate, now);
  void gate.ctx.storage.setAlarm(due);
}

function nextDue(gate: Gate, now: number): number {
  const dates = [now + SWEEP_MS];
  if (gate.outbox.size() > 0) dates.push(now + seconds(1));
  const change = gate.allowlist.nextChangeAt(now);
  if (change !== null) dates.push(change);
  for (const { facts } of gate.live.sockets.all()) {
    const row = gate.sessions.find(facts.hash);
    const person = gate.copies.person(facts.user);
    if (row !== null && person !== null) dates.push(gate.judge.deadline(row, person, now));
    dates.push(now + REPORT_MS);
  }
  return Math.max(Math.min(...dates), now + 1);
}

/** Does what is due, catches, arms again. Everything here may run twice. */
export async function dueAt(gate: Gate, now: number): Promise<void> {
  try {
    gate.sessions.sweep(now);
    gate.enforce(now);
    gate.roster.report(now);
    await send(gate);
    syncAlarm(gate, now);
  } catch {
    await gate.ctx.storage.setAlarm(now + RETRY_MS);
  }
}
