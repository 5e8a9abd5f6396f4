import { authEntry, type Origin } from "../../../app/domain/log/entry";
import type { EndReason } from "../../../app/domain/session/gate";
import type { Gate } from "./gate";
import { asView } from "./session-views";
import type { SessionRow } from "./sessions";

/** One line for the end of a preview, with both people; nothing when it has been said or there was none. */
export function notePreviewEnd(gate: Gate, row: SessionRow, detail: EndReason, now: number): void {
  if (row.subject === null || !row.preview_until) return;
  const opId = `preview_end.${row.id}.${row.preview_until}`;
  const entry = authEntry({
    opId,
    at: Math.min(now, row.preview_until),
    event: "preview_ended",
    result: "success",
    userId: row.subject,
    actorId: row.user,
    sessionId: row.id,
    detail,
    origin: originOf(row),
  });
  gate.outbox.put({ kind: "log", opId, entry });
}

/** Where a session was last, for lines that the gate writes by itself. */
export function originOf(row: SessionRow): Origin {
  const { lastAddress, country, device, deviceId } = asView(row);
  return {
    address: lastAddress,
    country,
    device: device ?? { browser: "", os: "", device: "", ua: "" },
    deviceId,
    newDevice: false,
  };
}
