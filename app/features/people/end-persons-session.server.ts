import { can, scopeOf, type Target, type Viewer } from "~/domain/access";
import type { Origin } from "~/domain/log/entry";
import { findPerson } from "~db/queries/person";
import type { Needs } from "../needs";

export type EndOutcome = { ok: true; ended: number } | { ok: false; refusal: "not_found" | "forbidden" };

/**
 * Ends one session of another person, or all of them when no id is given: the gate does it in one turn, tells the
 * sockets why and logs it. Somebody out of reach is not found; in reach without the right it is refused.
 */
export async function endPersonsSession(
  needs: Needs,
  viewer: Viewer & { accountPublicId: string },
  facts: { publicId: string; sessionId: string | null; client: Origin },
): Promise<EndOutcome> {
  const { accountId } = viewer;
  const scope = scopeOf(viewer, "users.view");
  const person = await findPerson(needs.db(accountId), accountId, scope, facts.publicId, needs.now);
  if (person === null) return { ok: false, refusal: "not_found" };
  const target: Target = { responsibles: [{ userId: person.id, units: person.units }] };
  if (!can(viewer, "sessions.end_others", target)) return { ok: false, refusal: "forbidden" };
  const gate = needs.gate(viewer.accountPublicId);
  const isSelf = person.id === viewer.userId;
  const { sessions } = await gate.endSessions({
    user: person.id,
    ...(facts.sessionId === null ? {} : { sessionId: facts.sessionId }),
    now: needs.now,
    reason: isSelf ? "ended_by_self" : "ended_by_admin",
    actorId: viewer.userId,
    origin: facts.client,
    event: "session_revoked",
  });
  await gate.flush().catch(() => undefined);
  return { ok: true, ended: sessions.length };
}
