import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import type { Needs } from "../needs";
import { storedOrigin } from "./log-refusal.server";

export type Renewed = { accountPublicId: string; shard: number; token: string; until: number };

/** A new token for this session; the old one is dead when this returns (ASVS 7.2.4). Null: the session has ended. */
export async function renewSession(
  needs: Needs,
  session: { accountPublicId: string; userId: number; tokenHash: string; client: Origin },
): Promise<Renewed | null> {
  const token = base64url(needs.random(32));
  const { until } = await needs.gate(session.accountPublicId).renewSession({
    tokenHash: session.tokenHash,
    newHash: await sha256hex(token),
    now: needs.now,
    origin: await storedOrigin(session.client),
  });
  if (until === null) return null;
  return { accountPublicId: session.accountPublicId, shard: session.userId % 64, token, until };
}
