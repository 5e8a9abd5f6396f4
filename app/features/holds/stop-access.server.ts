import { sql } from "drizzle-orm";
import { isOpen } from "~/domain/holds/holds";
import { judgeStop, type StopKind, type StopRefusal } from "~/domain/holds/stop";
import { publicId } from "~/domain/ids/public-id";
import type { AuditEvent } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import type { PersonFacts } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findStoppable } from "./may-stop.server";
import { tellStopped } from "./tell-of-holds.server";

export type Stop = { kind: StopKind; reason: string; showReason: boolean; endsAt: number | null };
export type StopOutcome =
  | { ok: true; person: PersonFacts; holdId: string; pending: boolean }
  | { ok: false; refusal: StopRefusal };

/**
 * Stops somebody's access [MC-39…43, MC-87, AM-23]: opens a hold, or edits the open one of the same kind; different
 * kinds stack. When this answers, their sessions and sockets are gone everywhere (semantics 7).
 */
export async function stopAccess(
  needs: Needs,
  acting: Acting,
  userPublicId: string,
  stop: Stop,
): Promise<StopOutcome> {
  const wrong = judgeStop(stop, needs.now);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const found = await findStoppable(needs, acting, userPublicId);
  if (!found.ok) return found;
  const { person } = found;
  const { accountId } = acting;
  const open = person.holds.find((hold) => hold.kind === stop.kind && isOpen(hold, needs.now));
  const holdId = open?.id ?? publicId(needs.random(16));
  const outcome = await change(needs, acting, {
    write: [
      open === undefined
        ? insertHold(accountId, holdId, person.userId, stop, acting, needs.now)
        : editHold(accountId, holdId, stop),
      mustChangeOne(),
      raiseVersion(accountId, person.userId),
      mustChangeOne(),
    ],
    audit: opened(acting, person, stop, open?.endsAt),
    gate: [opSelect.person(accountId, person.userId)],
    mails: tellStopped(needs, acting, person.userId, stop),
    keepsAdministrator: true,
  });
  if (outcome.lost) return { ok: false, refusal: await whyLost(needs, acting, person) };
  return { ok: true, person, holdId, pending: outcome.pending };
}

const insertHold = (accountId: number, id: string, userId: number, stop: Stop, by: Acting, now: number) =>
  sql`INSERT INTO holds(id, account_id, user_id, kind, reason, show_reason, starts_at, ends_at, created_by)
    SELECT ${id}, ${accountId}, ${userId}, ${stop.kind}, ${stop.reason.trim()}, ${stop.showReason ? 1 : 0}, ${now}, ${stop.endsAt}, ${by.userId}
    WHERE NOT EXISTS (SELECT 1 FROM holds WHERE account_id = ${accountId} AND user_id = ${userId} AND kind = ${stop.kind}
      AND lifted_at IS NULL AND (ends_at IS NULL OR ends_at > ${now}))`;

const editHold = (accountId: number, id: string, stop: Stop) =>
  sql`UPDATE holds SET reason = ${stop.reason.trim()}, show_reason = ${stop.showReason ? 1 : 0}, ends_at = ${stop.endsAt}
    WHERE account_id = ${accountId} AND id = ${id} AND lifted_at IS NULL`;

function opened(
  acting: Acting,
  person: PersonFacts,
  stop: Stop,
  before: number | null | undefined,
): Omit<AuditEvent, "publicId" | "at"> {
  const ends = before === undefined ? [] : [{ field: "ends_at", before, after: stop.endsAt }];
  return {
    event: stop.kind === "archived" ? "user_archived" : "hold_opened",
    actor: acting.actor,
    reason: stop.reason.trim() || null,
    target: { kind: "user", id: person.userId, name: person.name },
    changes: [
      { field: "hold", before: before === undefined ? null : stop.kind, after: stop.kind },
      ...ends,
      ...(before === undefined && stop.endsAt !== null
        ? [{ field: "ends_at", before: null, after: stop.endsAt }]
        : []),
    ],
  };
}

/** The guard of the last administrator, or somebody who was faster. */
async function whyLost(needs: Needs, acting: Acting, person: PersonFacts): Promise<StopRefusal> {
  const others = await needs
    .db(acting.accountId)
    .get<{ n: number }>(sql`SELECT count(*) AS n FROM reachable_admins
    WHERE account_id = ${acting.accountId} AND user_id <> ${person.userId}`);
  return others.n === 0 ? "last_administrator" : "conflict";
}
