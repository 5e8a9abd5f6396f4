import { authEntry } from "../../../app/domain/log/entry";
import type { Ended, EndRequest } from "../../../app/domain/session/gate";
import { refused as refusal } from "../../../app/domain/session/refused";
import { syncAlarm } from "./alarm";
import type { Gate } from "./gate";
import { notePreviewEnd, originOf } from "./preview-log";
import { asView, tokenOf } from "./session-views";
import type { SessionRow } from "./sessions";
import { tellAndClose } from "./sockets";
import { tellOne } from "./tell-d1";

type Ending = Pick<EndRequest, "now" | "reason" | "actorId" | "origin"> & {
  event: EndRequest["event"] | "session_expired" | "excess_sessions_exceeded" | null;
};

/** Ends sessions, tells and closes their sockets, and puts one line each into the log: one turn. */
export function endThem(gate: Gate, rows: readonly SessionRow[], ending: Ending): Ended {
  const { now, reason } = ending;
  const ended = rows.filter((row) => gate.sessions.end(row.hash, reason, now));
  const hashes = new Set(ended.map((row) => row.hash));
  for (const row of ended) {
    notePreviewEnd(gate, row, reason, now);
    gate.outbox.put({
      kind: "log",
      opId: `end.${row.id}`,
      entry: authEntry({
        opId: `end.${row.id}`,
        at: now,
        event: row.kind === "token" ? "authn_token_revoked" : (ending.event ?? "session_expired"),
        method: row.kind === "token" ? "api" : "web",
        integration: row.kind === "token" ? tokenOf(row).name : null,
        result: "success",
        userId: row.user,
        sessionId: row.id,
        actorId: ending.actorId,
        detail: reason,
        origin: ending.origin ?? originOf(row),
      }),
    });
    if (row.kind !== "token") tellOne(gate, row.user, now);
  }
  let sockets = 0;
  for (const { socket, facts } of ended.length === 0 ? [] : gate.live.sockets.all()) {
    if (!hashes.has(facts.hash)) continue;
    tellAndClose(
      socket,
      refusal(reason === "expired" ? "expired" : "ended", { end: reason, user: facts.user }),
    );
    sockets += 1;
  }
  for (const user of new Set(ended.filter(({ kind }) => kind !== "token").map((row) => row.user)))
    if (gate.sessions.list(user).length === 0) gate.live.departed(user, now, now);
  if (ended.length > 0) syncAlarm(gate, now);
  return { sessions: ended.map(asView), sockets };
}
