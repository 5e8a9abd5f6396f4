import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia } from "lucia";
import type { Origin } from "~/domain/log/entry";
import type { GatePort, Opened } from "~/domain/session/gate";

/**
 * Lucia creates, lists and ends sessions; the gate keeps them. Its validation is never asked: `admit` answers that.
 * Upstream ended in March 2025, so it stays behind this module, which a contract test also runs against a small twin.
 */
export type NewSession = {
  tokenHash: string;
  sessionId: string;
  user: number;
  now: number;
  origin: Origin;
  login: string;
  mailsNewDevice?: boolean;
};

export type SessionKeeper = {
  open(session: NewSession): Promise<Opened>;
  endAllOf(user: number, now: number): Promise<void>;
};

class GateAdapter implements Adapter {
  opened: Opened | null = null;

  constructor(
    private readonly gate: GatePort,
    private readonly session: NewSession | null,
    private readonly now: number,
  ) {}

  async setSession(_session: DatabaseSession): Promise<void> {
    if (this.session === null) throw new Error("no session to open");
    this.opened = await this.gate.openSession({ ...this.session, method: "web" });
  }

  async getSessionAndUser(): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    return [null, null];
  }

  async getUserSessions(user: string): Promise<DatabaseSession[]> {
    const sessions = await this.gate.listSessions({ user: Number(user), now: this.now });
    return sessions.map(({ id }) => ({
      id,
      userId: user as never,
      expiresAt: new Date(this.now),
      attributes: {},
    }));
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.gate.endSessions({
      sessionId,
      now: this.now,
      reason: "signed_out",
      actorId: null,
      origin: null,
      event: "logout",
    });
  }

  async deleteUserSessions(user: string): Promise<void> {
    await this.gate.endSessions({
      user: Number(user),
      now: this.now,
      reason: "ended_by_self",
      actorId: null,
      origin: null,
      event: "session_revoked",
    });
  }

  /** The gate slides by itself, at the instant it admits. */
  async updateSessionExpiration(): Promise<void> {}
  async deleteExpiredSessions(): Promise<void> {}
}

/** The keeper on lucia. */
export function luciaKeeper(gate: GatePort): SessionKeeper {
  return {
    async open(session) {
      const adapter = new GateAdapter(gate, session, session.now);
      await new Lucia(adapter).createSession(
        String(session.user) as never,
        {},
        { sessionId: session.tokenHash },
      );
      if (adapter.opened === null) throw new Error("lucia did not store the session");
      return adapter.opened;
    },
    endAllOf: (user, now) =>
      new Lucia(new GateAdapter(gate, null, now)).invalidateUserSessions(String(user) as never),
  };
}
