import { mayPreview, previewRights, type Viewer } from "../../../app/domain/access";
import { isOpen } from "../../../app/domain/holds/holds";
import { authEntry, type Origin } from "../../../app/domain/log/entry";
import type { AdmitRequest, EndReason, PersonFact, Verdict } from "../../../app/domain/session/gate";
import {
  type EndPreview,
  PREVIEW_MS,
  type PreviewEnded,
  type PreviewStarted,
  type StartPreview,
} from "../../../app/domain/session/preview";
import { refused as refusal } from "../../../app/domain/session/refused";
import { syncAlarm } from "./alarm";
import type { Gate } from "./gate";
import { notePreviewEnd, originOf } from "./preview-log";
import type { SessionRow } from "./sessions";
import { viewerOf } from "./viewer-facts";

/** The actor's session goes on as a preview, under a new token; its sockets close (ASVS 7.2.4, AU-08). */
export function startPreview(
  gate: Gate,
  { tokenHash, newHash, subject, now, origin }: StartPreview,
): PreviewStarted {
  const row = gate.sessions.find(tokenHash);
  const actor = row === null ? null : gate.copies.person(row.user);
  const shown = gate.copies.person(subject);
  if (row === null || actor === null || row.subject !== null) return { ok: false };
  if (
    gate.judge.ofSession(row, now) !== null ||
    gate.judge.ofPerson(actor, origin.address, "browser", now) !== null
  )
    return { ok: false };
  if (shown === null || over(gate, actor, shown, now) !== null) return { ok: false };
  const until = now + PREVIEW_MS;
  gate.sessions.renew(row, newHash, now);
  gate.sessions.showAs(newHash, { subject, until });
  // Without a word: a tab that was told would leave for the gate instead of landing where the person lands.
  for (const { socket, facts } of gate.live.sockets.all()) if (facts.hash === tokenHash) socket.close(1000);
  log(gate, row, shown, origin, now);
  syncAlarm(gate, now);
  return { ok: true, until: row.created_at + gate.judge.lengthsOf(actor, now).absoluteMs };
}

/** Back to one's own work, under a new token; also after the preview was over by itself. */
export function endPreview(gate: Gate, { tokenHash, newHash, now }: EndPreview): PreviewEnded {
  const row = gate.sessions.find(tokenHash);
  const actor = row === null ? null : gate.copies.person(row.user);
  if (row === null || actor === null || row.subject === null) return null;
  if (gate.judge.ofSession(row, now) !== null) return null;
  notePreviewEnd(gate, row, now < (row.preview_until ?? 0) ? "ended_by_self" : "expired", now);
  gate.sessions.renew(row, newHash, now);
  gate.sessions.showAs(newHash, null);
  syncAlarm(gate, now);
  return {
    user: row.user,
    until: row.created_at + gate.judge.lengthsOf(actor, now).absoluteMs,
    subject: gate.copies.person(row.subject)?.publicId ?? null,
  };
}

/** A request of a preview: the other person's view with the lower rights of both. Nobody's last activity moves. */
export function admitPreview(gate: Gate, row: SessionRow, actor: PersonFact, request: AdmitRequest): Verdict {
  const { now } = request;
  const subject = gate.copies.person(row.subject ?? 0);
  const until = row.preview_until ?? 0;
  const why = now >= until ? "expired" : subject === null ? "deleted" : over(gate, actor, subject, now);
  if (why !== null || subject === null) {
    notePreviewEnd(gate, row, why ?? "deleted", now);
    if (until !== 0) gate.sessions.showAs(row.hash, { subject: row.subject ?? 0, until: 0 });
    syncAlarm(gate, now);
    return refusal("ended", { user: row.user, end: "preview" });
  }
  if (request.page !== null) gate.sessions.touch(row, request.address, now);
  const rights = previewRights(viewerFrom(gate, actor, now), {
    rights: gate.access.rightsOf(subject, now),
    units: subject.units,
  });
  const mark = `preview.${row.id}.${actor.version}.${actor.rev ?? 0}`;
  return {
    ok: true,
    user: subject.user,
    sessionId: row.id,
    startedAt: row.created_at,
    said: gate.presence.saidOf(subject.user),
    near: [],
    preview: {
      actor: { user: actor.user, publicId: actor.publicId, name: nameOf(actor), version: actor.version },
      subject: { publicId: subject.publicId, name: nameOf(subject) },
      until,
    },
    ...viewerOf(gate, { ...subject, isOwner: subject.isOwner && actor.isOwner }, request.stamp, now, {
      rights,
      mark,
    }),
  };
}

/** Why the actor may not, or no longer, look as this person; null when they may. */
function over(gate: Gate, actor: PersonFact, subject: PersonFact, now: number): EndReason | null {
  if (subject.isDeleted) return "deleted";
  if (subject.holds.some((hold) => isOpen(hold, now))) return "held";
  const { isAdministrator } = gate.access.rightsOf(subject, now);
  const { user: userId, units, isOwner } = subject;
  return mayPreview(viewerFrom(gate, actor, now), { userId, units, isOwner, isAdministrator })
    ? null
    : "ended_by_admin";
}

const viewerFrom = (gate: Gate, person: PersonFact, now: number): Viewer => ({
  accountId: gate.meta.accountId(),
  userId: person.user,
  publicId: person.publicId,
  rights: gate.access.rightsOf(person, now),
  departmentId: person.departmentId,
  reach: person.reach,
  isOwner: person.isOwner,
});

const nameOf = ({ name, surname }: PersonFact) => `${name} ${surname}`.trim();

function log(gate: Gate, row: SessionRow, subject: PersonFact, origin: Origin, now: number): void {
  const opId = `preview.${row.id}.${now}`;
  const entry = authEntry({
    opId,
    at: now,
    event: "preview_started",
    result: "success",
    userId: subject.user,
    actorId: row.user,
    sessionId: row.id,
    origin: origin ?? originOf(row),
  });
  gate.outbox.put({ kind: "log", opId, entry });
}
