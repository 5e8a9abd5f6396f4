import type { Needs } from "../needs";

/** Ends this session; the cookie is dead at once, in every tab and socket. */
export async function signOut(
  needs: Needs,
  session: { accountPublicId: string; userId: number; sessionId: string },
): Promise<void> {
  const gate = needs.gate(session.accountPublicId);
  await gate.endSessions({
    user: session.userId,
    sessionId: session.sessionId,
    now: needs.now,
    reason: "signed_out",
    actorId: null,
    origin: null,
    event: "logout",
  });
  await gate.flush().catch(() => undefined);
}
