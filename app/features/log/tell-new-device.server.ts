import type { Origin } from "~/domain/log/entry";
import type { Identity, Membership } from "~db/queries/directory";
import { hasOtherDevice } from "~db/queries/known-devices";
import { mailPeople } from "../mail/mail-people.server";
import type { Needs } from "../needs";
import { placeWords } from "./place.server";

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
  await mailPeople(needs, membership.accountId, [membership.userId], {
    kind: "new_device",
    subject: "mail.new_device.subject",
    text: "mail.new_device.text",
    values: ({ company, format, language }) => ({
      company,
      device: [browser, os].filter(Boolean).join(", ") || "?",
      ip: placeWords(origin, language),
      time: format.dateTime(needs.now),
      link: `${needs.origin}/log?session=${sessionId}`,
    }),
  });
}
