import type { SessionView } from "~/domain/session/gate";
import type { Needs } from "../needs";

export type OwnSession = {
  id: string;
  browser: string;
  os: string;
  kind: string;
  address: string | null;
  country: string | null;
  createdAt: number;
  lastSeenAt: number;
  isThis: boolean;
};

type Me = { accountPublicId: string; userId: number; sessionId: string };

/** My open sessions, this one first, then by last use (ASVS 7.5.2). */
export async function listOwnSessions(needs: Needs, me: Me): Promise<OwnSession[]> {
  const sessions = await needs.gate(me.accountPublicId).listSessions({ user: me.userId, now: needs.now });
  return sessions
    .map((session) => asOwn(session, me.sessionId))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeenAt - a.lastSeenAt);
}

const asOwn = ({ id, device, lastAddress, country, createdAt, lastSeenAt }: SessionView, mine: string) => ({
  id,
  browser: device?.browser ?? "",
  os: device?.os ?? "",
  kind: device?.device ?? "",
  address: lastAddress,
  country,
  createdAt,
  lastSeenAt,
  isThis: id === mine,
});
