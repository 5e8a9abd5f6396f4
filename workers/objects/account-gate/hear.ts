import type { ClientFrame } from "../../../app/domain/presence/frames";
import { minutes } from "../../../app/domain/time/durations";
import { syncAlarm } from "./alarm";
import type { Attachment } from "./attachments";
import { readFrame } from "./client-frame";
import type { Gate } from "./gate";
import { tell, tellAndClose } from "./sockets";

/** At most one input frame a minute touches and slides (architecture, "Counted work that can fail"). */
const INPUT_COUNTS_AFTER_MS = minutes(1);

/** A frame from a browser. Only a real input touches and slides; what is not understood is ignored with a code. */
export function hear(gate: Gate, socket: WebSocket, message: string | ArrayBuffer, now: number): void {
  const { attachments } = gate.live.sockets;
  const kept = gate.live.sockets.factsOf(socket);
  if (kept === null) return;
  const refused = gate.refusalOf(kept, now);
  const frame = readFrame(message);
  if (refused !== null) tellAndClose(socket, refused);
  else if ("ignored" in frame) tell(socket, { t: "ignored", code: frame.ignored });
  else if (frame.t === "read") gate.live.watchers.read(socket, frame.n);
  else if (kept.isProgram && frame.t !== "watch") tell(socket, { t: "ignored", code: "not_allowed" });
  else {
    const facts: Attachment = { ...kept, heardAt: now, ...(frame.t === "page" ? { page: frame.page } : {}) };
    attachments.putSoon(socket, facts);
    if (!facts.isProgram) gate.live.arrived(facts.user, now);
    obey(gate, socket, facts, frame, now);
  }
}

function obey(gate: Gate, socket: WebSocket, facts: Attachment, frame: ClientFrame, now: number): void {
  const { live } = gate;
  switch (frame.t) {
    case "input":
      input(gate, socket, facts, now);
      break;
    case "page":
      gate.roster.turnTo(facts.user, frame.page);
      live.watchers.changed(facts.user, now);
      break;
    case "watch":
      live.leases.check(now);
      if (!live.watchers.watch(socket, facts, now)) tell(socket, { t: "ignored", code: "not_allowed" });
      syncAlarm(gate, now);
      break;
    case "unwatch":
      live.watchers.unwatch(socket, facts);
      break;
    case "availability":
      live.say(facts.user, frame, now);
      break;
    default:
      break;
  }
}

function input(gate: Gate, socket: WebSocket, facts: Attachment, now: number): void {
  if (now - facts.lastInputAt < INPUT_COUNTS_AFTER_MS) return;
  const row = gate.sessions.find(facts.hash);
  if (row === null) return;
  gate.live.sockets.attachments.put(socket, { ...facts, lastInputAt: now });
  gate.sessions.touch(row, facts.address, now);
  gate.live.touched(facts.user, { page: facts.page, address: facts.address, device: row.device }, now);
}
