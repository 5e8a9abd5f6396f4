import { authEntry } from "../../../app/domain/log/entry";
import type { Opened, OpenRequest } from "../../../app/domain/session/gate";
import { refused as refusal } from "../../../app/domain/session/refused";
import { syncAlarm } from "./alarm";
import { endThem } from "./end-sessions";
import type { Gate } from "./gate";

/** The last step of a sign-in: holds, address, then the session; the log line is written in the same turn. */
export function openOne(gate: Gate, request: OpenRequest): Opened {
  const { now, user, origin } = request;
  const person = gate.copies.person(user);
  const refused =
    person === null || person.isDeleted
      ? refusal("deleted", { user })
      : gate.judge.ofPerson(person, origin.address, "browser", now);
  const line = {
    opId: `in.${request.sessionId}`,
    at: now,
    userId: user,
    login: request.login,
    method: request.method,
    origin,
  };
  if (refused !== null || person === null) {
    const reason = (refused?.reason ?? "deleted") as "deleted";
    const event =
      reason === "deleted"
        ? "authn_login_fail"
        : refused?.reason === "ip_denied"
          ? "ip_denied"
          : "held_denied";
    gate.outbox.put({
      kind: "log",
      opId: line.opId,
      entry: authEntry({ ...line, event, result: "refused", reason }),
    });
    syncAlarm(gate, now);
    return refused ?? refusal("deleted", { user });
  }
  endExcess(gate, user, now);
  gate.sessions.open({ hash: request.tokenHash, id: request.sessionId, kind: "browser", user, now, origin });
  gate.live.touched(
    user,
    { page: null, address: origin.address, device: JSON.stringify(origin.device) },
    now,
  );
  gate.outbox.put({
    kind: "log",
    opId: line.opId,
    entry: authEntry({
      ...line,
      event: "authn_login_success",
      result: "success",
      sessionId: request.sessionId,
    }),
  });
  gate.outbox.put({
    kind: "signed_in",
    opId: `signed.${request.sessionId}`,
    user,
    at: now,
    address: origin.address,
    device: [origin.device.browser, origin.device.os].filter(Boolean).join(", "),
  });
  if (request.mailsNewDevice)
    gate.outbox.put({
      kind: "new_device",
      opId: `device.${request.sessionId}`,
      user,
      at: now,
      session: request.sessionId,
      origin,
    });
  syncAlarm(gate, now);
  const row = gate.sessions.find(request.tokenHash)!;
  const { absoluteMs } = gate.judge.lengthsOf(person, now);
  return {
    ok: true,
    until: row.created_at + absoluteMs,
    language: person.language,
    isAdministrator: gate.access.rightsOf(person, now).isAdministrator,
  };
}

/** Five parallel sessions by default: a further sign-in ends the one unused for longest (semantics 9, ASVS 7.1.2). */
function endExcess(gate: Gate, user: number, now: number): void {
  const open = gate.sessions.list(user).filter((row) => row.kind === "browser");
  const excess = open.slice(Math.max(0, gate.copies.settings().sessionCap - 1));
  if (excess.length > 0)
    endThem(gate, excess, {
      now,
      reason: "excess",
      actorId: null,
      origin: null,
      event: "excess_sessions_exceeded",
    });
}
