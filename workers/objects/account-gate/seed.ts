import type { GateSeed } from "../../../app/domain/session/gate-seed";
import { configOf } from "../../config";
import type { Gate } from "./gate";

/**
 * Fills the gate of a demo company with open sessions and their last activity. Local use only: refused unless
 * `CLIENT_ADDRESS` is `demo` and the account is a demo company. A session that is there already stays as it is.
 */
export function seedGate(gate: Gate, { sessions }: GateSeed): { seeded: number } {
  if (configOf(gate.env).CLIENT_ADDRESS !== "demo" || !gate.copies.settings().isDemo)
    throw new Error("seed is for the demo company of a local deployment");
  let seeded = 0;
  for (const { id, user, createdAt, lastSeenAt, page, origin } of sessions) {
    // No token has this hash, so nobody can use the session.
    const hash = crypto.randomUUID() + crypto.randomUUID();
    if (gate.copies.person(user) === null || gate.sessions.list(user).some((row) => row.id === id)) continue;
    gate.sessions.open({ hash, id, kind: "browser", user, now: createdAt, origin });
    gate.sessions.touch(gate.sessions.find(hash)!, origin.address, lastSeenAt);
    gate.roster.touch(
      user,
      { page, address: origin.address, device: JSON.stringify(origin.device) },
      lastSeenAt,
    );
    seeded += 1;
  }
  return { seeded };
}
