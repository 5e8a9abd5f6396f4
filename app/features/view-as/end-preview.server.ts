import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";
import type { NewToken } from "./start-preview.server";

/** Back to one's own work under a new token; null when this token is no preview's. */
export async function endPreview(
  needs: Needs,
  session: { accountPublicId: string; tokenHash: string; client: Origin },
): Promise<(NewToken & { subject: string | null }) | null> {
  const { accountPublicId } = session;
  const token = base64url(needs.random(32));
  const gate = needs.gate(accountPublicId);
  const ended = await gate.endPreview({
    tokenHash: session.tokenHash,
    newHash: await sha256hex(token),
    now: needs.now,
    origin: await storedOrigin(session.client),
  });
  if (ended === null) return null;
  await gate.flush().catch(() => undefined);
  return { accountPublicId, shard: ended.user % 64, token, until: ended.until, subject: ended.subject };
}
