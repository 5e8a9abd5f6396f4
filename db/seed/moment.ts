import type { GateSeed } from "../../app/domain/session/gate-seed";
import { DEVICES } from "./devices";
import type { Visit } from "./history/visits";
import { pageOf } from "./last-facts";

/** What lives in the gate: the open sessions, each with its last page. */
export function momentOf(
  open: readonly Visit[],
  { seed, country }: { seed: number; country: string },
): GateSeed {
  return {
    sessions: open.map((visit) => ({
      id: visit.sessionId,
      user: visit.member.userId,
      createdAt: visit.from,
      lastSeenAt: visit.to,
      page: pageOf(visit, seed),
      origin: {
        address: visit.address,
        country,
        device: DEVICES[visit.device.key],
        deviceId: visit.device.hash,
        newDevice: false,
      },
    })),
  };
}
