import { authEntry } from "../../../app/domain/log/entry";
import type { RenewRequest } from "../../../app/domain/session/gate";
import { syncAlarm } from "./alarm";
import type { Gate } from "./gate";

/** A new token for a living session (ASVS 7.2.4): the old one is dead at once, sockets and history go on. */
export function renewSession(gate: Gate, request: RenewRequest): { until: number | null } {
  const { tokenHash, newHash, now } = request;
  const row = gate.sessions.find(tokenHash);
  const person = row === null ? null : gate.copies.person(row.user);
  if (row === null || person === null || gate.judge.ofSession(row, now) !== null) return { until: null };
  gate.sessions.renew(row, newHash, now);
  for (const { socket, facts } of gate.live.sockets.all()) {
    if (facts.hash === tokenHash) gate.live.sockets.attachments.put(socket, { ...facts, hash: newHash });
  }
  const opId = `renew.${newHash.slice(0, 32)}`;
  gate.outbox.put({
    kind: "log",
    opId,
    entry: authEntry({
      opId,
      at: now,
      event: "session_renewed",
      result: "success",
      userId: row.user,
      sessionId: row.id,
      origin: request.origin,
    }),
  });
  syncAlarm(gate, now);
  return { until: row.created_at + gate.judge.lengthsOf(person, now).absoluteMs };
}
