import type { LengthsQuestion } from "../../../app/domain/session/gate";
import { isAlive, shorter } from "../../../app/domain/session/lifetime";
import type { Gate } from "./gate";

/** Sessions alive under today's lengths and not under the ones asked about. Changes nothing. */
export function previewLengths(
  gate: Gate,
  { staff, admin, sessionId, now }: LengthsQuestion,
): { sessions: number; mine: boolean } {
  const dying = gate.sessions.list(null).filter((row) => {
    const person = gate.copies.person(row.user);
    if (person === null || gate.judge.ofSession(row, now) !== null) return false;
    const isAdministrator = gate.access.rightsOf(person, now).isAdministrator;
    const lengths = isAdministrator ? shorter(staff, admin) : staff;
    return !isAlive({ createdAt: row.created_at, lastSeenAt: row.last_seen_at }, lengths, now);
  });
  return { sessions: dying.length, mine: dying.some((row) => row.id === sessionId) };
}
