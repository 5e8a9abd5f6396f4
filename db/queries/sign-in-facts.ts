import { eq, sql } from "drizzle-orm";
import type { Directory } from "../client";
import { identities } from "../schema";
import { emailKey, type Identity, type Membership } from "./directory";

/** Whether an identity has signed in with a device, and whether with any other one. */
export type DeviceFacts = { isKnown: boolean; hasOther: boolean };
export type SignInFacts = { identity: Identity; memberships: Membership[]; device: DeviceFacts };

/** All that the directory knows of who signs in, in one query for known and unknown alike; null: nobody has the e-mail. */
export async function readSignInFacts(
  directory: Directory,
  email: string,
  deviceHash: string | null,
): Promise<SignInFacts | null> {
  const devices = sql`SELECT 1 FROM known_devices d WHERE d.identity_id = identities.id AND d.device_hash`;
  const found = await directory
    .select({
      identity: identities,
      memberships: sql<string>`(SELECT json_group_array(json_object('accountId', a.id, 'accountPublicId', a.public_id,
        'accountName', a.name, 'userId', m.user_id)) FROM (SELECT * FROM identity_accounts
        WHERE identity_id = identities.id ORDER BY id) m CROSS JOIN accounts a ON a.id = m.account_id)`,
      isKnown: sql<number>`EXISTS (${devices} = ${deviceHash})`,
      hasOther: sql<number>`EXISTS (${devices} IS NOT ${deviceHash})`,
    })
    .from(identities)
    .where(eq(identities.emailKey, emailKey(email)))
    .get();
  if (found === undefined) return null;
  return {
    identity: found.identity,
    memberships: JSON.parse(found.memberships) as Membership[],
    device: { isKnown: found.isKnown === 1, hasOther: found.hasOther === 1 },
  };
}
