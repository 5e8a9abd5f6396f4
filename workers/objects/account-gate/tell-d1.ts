import { days, minutes } from "../../../app/domain/time/durations";
import { deviceWords } from "./device-words";
import type { Gate } from "./gate";
import type { RosterRow } from "./roster";

/** D1 gets at most one batched write of last activity per account in this time (security.md 55). */
const TELLS_D1_AFTER_MS = minutes(5);
const MOST_INTERVALS = 1_000;
const KEEPS_INTERVALS_MS = days(2);

/** Null when D1 knows all; else the instant (ms) from which it may be told. */
export function tellDueAt(gate: Gate): number | null {
  const isNews = gate.roster.hasNews() || gate.presence.intervals.hasUntold();
  return isNews ? gate.roster.toldAt() + TELLS_D1_AFTER_MS : null;
}

/** When due: one batched note of last activity and one of the timeline for D1. */
export function tellD1(gate: Gate, now: number): void {
  const due = tellDueAt(gate);
  if (due === null || now < due) return;
  const news = gate.roster.since(gate.roster.toldAt());
  if (news.length > 0) putActivity(gate, `activity.${now}`, news);
  tellIntervals(gate, now);
  gate.roster.told(now);
}

/** Whoever signs out is told to D1 at once (semantics 9). */
export function tellOne(gate: Gate, user: number, now: number): void {
  const row = gate.roster.of(user);
  if (row !== null) putActivity(gate, `activity.${user}.${now}`, [row]);
}

function putActivity(gate: Gate, opId: string, rows: RosterRow[]): void {
  const { showsPage } = gate.copies.settings();
  const people = rows.map((row) => ({
    user: row.user,
    at: row.last_at,
    page: showsPage ? row.page : null,
    device: deviceWords(row.device),
  }));
  gate.outbox.put({ kind: "activity", opId, people });
}

/** Finished intervals; the gate keeps its own for two days, so that today's timeline never waits for D1. */
function tellIntervals(gate: Gate, now: number): void {
  const { intervals } = gate.presence;
  const rows = intervals.untold(MOST_INTERVALS);
  const last = rows.at(-1);
  if (last !== undefined) {
    gate.outbox.put({ kind: "presence", opId: `presence.${last.id}`, intervals: rows });
    intervals.told(last.id);
  }
  intervals.sweep(now - KEEPS_INTERVALS_MS);
}
