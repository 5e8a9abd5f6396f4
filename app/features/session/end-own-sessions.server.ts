import type { Origin } from "~/domain/log/entry";
import type { Needs } from "../needs";
import { storedOrigin } from "./log-refusal.server";

type Me = { accountPublicId: string; userId: number; sessionId: string };

/**
 * Ends one of my sessions, or all but this one; somebody else's id ends nothing. Answers how many ended
 * (ASVS 7.5.2; needs no re-authentication, because it only takes access away).
 */
export async function endOwnSessions(
  needs: Needs,
  me: Me,
  which: { sessionId: string } | "others",
  client: Origin,
): Promise<number> {
  const gate = needs.gate(me.accountPublicId);
  const { sessions } = await gate.endSessions({
    user: me.userId,
    ...(which === "others" ? { exceptId: me.sessionId } : which),
    now: needs.now,
    reason: "ended_by_self",
    actorId: me.userId,
    origin: await storedOrigin(client),
    event: "session_revoked",
  });
  await gate.flush().catch(() => undefined);
  return sessions.length;
}
