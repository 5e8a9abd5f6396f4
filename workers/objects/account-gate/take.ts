import type { Delivery, GateOp } from "../../../app/domain/session/gate";
import { openDb } from "../../../db/client";
import { syncAlarm } from "./alarm";
import { endThem } from "./end-sessions";
import { forgetPlaces } from "./forget-places";
import type { Gate } from "./gate";
import { hydrate } from "./hydrate";
import { releaseOff } from "./release-off";
import { restoreLimit } from "./restore-limit";

/** Takes the next numbers only, in order; ends what no longer stands in the same turn. */
export function takeOps(gate: Gate, { ops, now }: Delivery): { applied: number; epoch: number } {
  const touched = new Set<number>();
  const moved = new Set<number>();
  gate.atomically(() => {
    for (const { seq, op } of ops) {
      if (seq !== gate.meta.applied() + 1) continue;
      takeOne(gate, op, seq, now);
      if (op.t === "person") touched.add(op.user);
      if (op.t === "limit_restored") touched.add(op.user);
      if (op.t === "limits") for (const user of releaseOff(gate, now)) touched.add(user);
      if (op.t === "people") for (const { user } of op.people) touched.add(user);
      if (op.t === "versions") for (const [user] of op.people) moved.add(user);
      if (op.t === "settings" || op.t === "everybody")
        for (const { facts } of gate.live.sockets.all()) moved.add(facts.user);
      gate.meta.setApplied(seq);
    }
  });
  gate.enforce(now, touched);
  gate.live.moved(new Set([...touched, ...moved]), now);
  syncAlarm(gate, now);
  return { applied: gate.meta.applied(), epoch: gate.meta.epoch() ?? 0 };
}

function takeOne(gate: Gate, op: GateOp, seq: number, now: number): void {
  if (op.t === "people") {
    for (const person of op.people) takeOne(gate, person, seq, now);
    return;
  }
  if (op.t === "token") {
    gate.sessions.openToken(op);
    return;
  }
  if (op.t === "token_gone") {
    const rows = gate.sessions.list(null, "tokens").filter(({ id }) => id === op.id);
    endThem(gate, rows, { now, reason: "revoked", actorId: op.by, origin: null, event: "session_revoked" });
    return;
  }
  if (op.t === "limit_restored") {
    restoreLimit(gate, op);
    return;
  }
  if (op.t === "end_sessions") {
    const rows = gate.sessions
      .list(op.user, op.reason === "not_me" ? "both" : "sessions")
      .filter((row) => row.created_at < op.before && row.id !== op.except);
    endThem(gate, rows, { now, reason: op.reason, actorId: null, origin: null, event: "session_revoked" });
    return;
  }
  if (op.t === "forget") {
    forgetPlaces(gate, op.user);
    return;
  }
  if (op.t === "seal") {
    gate.lastSeal.take({ ...sealOf(op), epoch: gate.meta.epoch() ?? 0 });
    return;
  }
  gate.copies.write(op.t === "person" ? { ...op, rev: seq } : op);
  if (op.t === "network") gate.allowlist.forget();
  else gate.access.forget(op.t === "person" ? op.user : undefined);
  if (op.t !== "person" && op.t !== "versions") gate.meta.raiseFrame();
}

/** Reads the account anew. Another epoch than the one known ends every session: numbers may name other people now. */
export async function fill(gate: Gate): Promise<void> {
  const account = gate.ctx.id.name;
  if (account === undefined) throw new Error("a gate is named by its account");
  const ops: GateOp[] = [];
  const isNew = gate.meta.epoch() === null;
  const copy = await hydrate(openDb(gate.env, 0), account, isNew, (more) => ops.push(...more));
  if (copy === null) throw new Error("no such account");
  const now = Date.now();
  gate.atomically(() => {
    if (gate.meta.epoch() !== null && gate.meta.epoch() !== copy.epoch) {
      gate.sessions.endAll("epoch", now);
      gate.roster.clear();
      gate.presence.clear();
      gate.meter.clear();
      gate.reservations.clear();
      gate.limitHolds.clear();
    }
    gate.copies.clear();
    for (const op of ops) {
      if (op.t === "token") gate.sessions.openToken(op);
      else if (op.t === "token_gone") gate.sessions.endById(op.id, "revoked", now);
      else if (op.t === "seal") gate.lastSeal.take({ ...sealOf(op), epoch: copy.epoch });
      else if (op.t === "limit_restored") restoreLimit(gate, op);
      else if (op.t === "forget") forgetPlaces(gate, op.user);
      else if (op.t !== "end_sessions") gate.copies.write(op);
      if (op.t === "person" && op.said) gate.presence.adopt(op.user, op.said);
    }
    releaseOff(gate, now);
    gate.meta.setHydrated(copy);
  });
  gate.access.forget();
  gate.allowlist.forget();
  gate.meta.raiseFrame();
  gate.enforce(now);
  syncAlarm(gate, now);
}

const sealOf = ({ number, hash, to }: Extract<GateOp, { t: "seal" }>) => ({ number, hash, to });
