import type { Origin } from "~/domain/log/entry";
import type { Identity, Membership } from "~db/queries/directory";
import { hasOtherDevice } from "~db/queries/known-devices";
import { postMail } from "../mail/post-mail.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";

type SignIn = {
  identity: Identity;
  membership: Membership;
  origin: Origin & { deviceId: string };
  sessionId: string;
};

/**
 * Tells a person by mail that somebody signed in as them with a device that never did (FM-22, ASVS 6.3.5). A new
 * address alone tells nothing, and neither does the first device of a new identity.
 */
export async function tellNewDevice(
  needs: Needs,
  { identity, membership, origin, sessionId }: SignIn,
): Promise<void> {
  if (!origin.newDevice) return;
  if (!(await hasOtherDevice(needs.directory, identity.id, origin.deviceId))) return;
  const { browser, os } = origin.device;
  const { accountId, userId } = membership;
  const { country, address } = origin;
  const device = [browser, os].filter(Boolean).join(", ") || "?";
  const details = { device, country, address, at: needs.now, session: sessionId };
  await postMail(
    needs,
    accountId,
    queueMail(needs, { accountId, kind: "new_device", to: { users: [userId] }, details }),
  );
}
