import { can } from "~/domain/access";
import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import type { Origin } from "~/domain/log/entry";
import { findPerson } from "~db/queries/person-facts";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";

export type NewToken = { accountPublicId: string; shard: number; token: string; until: number };
export type StartOutcome = ({ ok: true } & NewToken) | { ok: false; refusal: "not_found" | "not_allowed" };

/**
 * "View as this employee": the session goes on under a new token as the other person, for reading only [AU-08] (FM-18).
 * The gate decides who may look as whom, again at each request.
 */
export async function startPreview(
  needs: Needs,
  acting: Acting & { tokenHash: string; client: Origin },
  publicId: string,
): Promise<StartOutcome> {
  const { accountId, accountPublicId, userId } = acting;
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (person === null || !can(acting, "users.view", { responsibles: [person] }))
    return { ok: false, refusal: "not_found" };
  const token = base64url(needs.random(32));
  const gate = needs.gate(accountPublicId);
  const started = await gate.startPreview({
    tokenHash: acting.tokenHash,
    newHash: await sha256hex(token),
    subject: person.userId,
    now: needs.now,
    origin: await storedOrigin(acting.client),
  });
  if (!started.ok) return { ok: false, refusal: "not_allowed" };
  await gate.flush().catch(() => undefined);
  return { ok: true, accountPublicId, shard: userId % 64, token, until: started.until };
}
