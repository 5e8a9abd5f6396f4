import type { GatePort } from "~/domain/session/gate";
import type { SessionKeeper } from "~/features/session/lucia.server";

/** The keeper without lucia: what the contract test holds lucia's to, and what would replace it. */
export const twinKeeper = (gate: GatePort): SessionKeeper => ({
  open: (session) => gate.openSession({ ...session, method: "web" }),
  async endAllOf(user, now) {
    await gate.endSessions({
      user,
      now,
      reason: "ended_by_self",
      actorId: null,
      origin: null,
      event: "session_revoked",
    });
  },
});
