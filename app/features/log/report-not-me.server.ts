import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { readCursor } from "~/domain/log/cursor";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { Actor } from "~db/queries/audit";
import { findOwnLine, type OwnLine } from "~db/queries/auth-log/own-line";
import type { Identity } from "~db/queries/directory";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { findIdentityOf } from "~db/queries/identities";
import { forgetDevice } from "~db/queries/known-devices";
import { readAdmins } from "~db/queries/network-people";
import { closePassword } from "~db/queries/passwords";
import { change } from "../gate/change.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { endEverywhere } from "../session/end-everywhere.server";
import { findReader } from "../session/find-reader.server";
import { storedOrigin } from "../session/log-refusal.server";
import { mailResetLink } from "../session/reset-link.server";

export type Reporter = { accountId: number; accountPublicId: string; userId: number; actor: Actor };
export type NotMe = { row: string; which: "all" | "session"; client: Origin };
export type Reported =
  | { kind: "not_found" }
  | { kind: "conflict" }
  /** `pending`: some gate could not be reached; sessions there end within a minute. `isOut`: the reporter's own ended. */
  | { kind: "reported"; pending: boolean; isOut: boolean };

/**
 * "This wasn't me" [AM-11b]. The old password stops working first, since whoever used it may know it, and only a link
 * sent by mail sets a new one; then the sessions end, the device is forgotten, and the administrators are told. What
 * was begun is repeated safely by pressing again; it cannot be taken back.
 */
export async function reportNotMe(needs: Needs, reporter: Reporter, wanted: NotMe): Promise<Reported> {
  const { accountId } = reporter;
  const place = readCursor(wanted.row);
  const line = place && (await findOwnLine(needs.db(accountId), reporter, place));
  const identity = await findIdentityOf(needs.directory, reporter);
  if (line === null || identity === null) return { kind: "not_found" };
  if (!(await writeDown(needs, reporter, wanted, line))) return { kind: "conflict" };
  await closePassword(needs.directory, {
    identityId: identity.id,
    now: needs.now,
    revocation: wanted.which === "all" ? { endSessionsBefore: needs.now + 1, endSessionsExcept: null } : null,
  });
  if (line.deviceId !== null) await forgetDevice(needs.directory, identity.id, line.deviceId);
  const ended = await endSessions(needs, reporter, wanted, { line, identity });
  await sendLink(needs, identity);
  const isOut = wanted.which === "all" || line.sessionId === reporter.actor.sessionId;
  return { kind: "reported", pending: !ended, isOut };
}

/** One line in the authorization log, one event in the audit log and the letters to administrators, or none (ASVS 16.2.1). */
async function writeDown(
  needs: Needs,
  reporter: Reporter,
  { which, client }: NotMe,
  line: OwnLine,
): Promise<boolean> {
  const { accountId, userId, actor } = reporter;
  const entry = authEntry({
    opId: publicId(needs.random(16)),
    at: needs.now,
    userId,
    event: "not_me_reported",
    result: "success",
    sessionId: line.sessionId,
    origin: await storedOrigin(client),
  });
  const { lost } = await change(needs, reporter, {
    write: [writeAuthEntry(accountId, entry)],
    audit: {
      event: "not_me_reported",
      actor,
      target: { kind: "user", id: userId, name: actor.name },
      changes: [{ field: "sessions_ended", before: null, after: which }],
    },
    gate: [],
    mails: [await tellAdministrators(needs, reporter, line)],
  });
  return !lost;
}

async function endSessions(
  needs: Needs,
  { userId, accountPublicId }: Reporter,
  { which }: NotMe,
  { line, identity }: { line: OwnLine; identity: Identity },
): Promise<boolean> {
  if (which === "all") return endEverywhere(needs, identity.id, { reason: "not_me" });
  if (line.sessionId === null) return true;
  const gate = needs.gate(accountPublicId);
  await gate.endSessions({
    user: userId,
    sessionId: line.sessionId,
    now: needs.now,
    reason: "not_me",
    actorId: null,
    origin: null,
    event: "session_revoked",
  });
  await gate.flush().catch(() => undefined);
  return true;
}

async function sendLink(needs: Needs, identity: Identity): Promise<void> {
  const reader = await findReader(needs, identity);
  if (reader !== null) await mailResetLink(needs, identity, reader);
}

async function tellAdministrators(
  needs: Needs,
  { accountId, userId, actor }: Reporter,
  line: OwnLine,
): Promise<SQL> {
  const admins = await readAdmins(needs.db(accountId), accountId, needs.now);
  const others = admins.map((admin) => admin.userId).filter((id) => id !== userId);
  const details = {
    person: actor.name,
    device: [line.browser, line.os].filter(Boolean).join(", ") || "?",
    country: line.country,
    address: line.ip,
    at: line.at,
    session: line.sessionId,
  };
  return queueMail(needs, { accountId, kind: "not_me", to: { users: others }, details });
}
