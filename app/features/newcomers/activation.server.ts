import { base64url } from "~/domain/ids/public-id";
import { sha256hex } from "~/domain/ids/sha256";
import { days } from "~/domain/time/durations";
import type { Identity } from "~db/queries/directory";
import { addLink } from "~db/queries/links";
import type { Needs } from "../needs";

/** How long the links of a new person work. */
export const ACTIVATION_MS = days(7);
export const ACTIVATION_DAYS = ACTIVATION_MS / days(1);

/** A link of 7 days for the new person's mailbox: to choose a password, or to confirm the address [MC-17, AU-09]. */
export async function makeActivationToken(
  needs: Needs,
  identity: Pick<Identity, "id">,
  kind: "reset" | "confirm",
): Promise<string> {
  const token = base64url(needs.random(32));
  await addLink(needs.directory, {
    tokenHash: await sha256hex(token),
    kind,
    identityId: identity.id,
    createdAt: needs.now,
    expiresAt: needs.now + ACTIVATION_MS,
  });
  return token;
}
