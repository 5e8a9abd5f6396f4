import { sql } from "drizzle-orm";
import { sha256hex } from "../../../app/domain/ids/sha256";
import type { Directory } from "../../client";
import { emailKey } from "../directory";

type Membership = { accountId: number; userId: number; identityId: number; email: string; now: number };

/**
 * The directory's half of a deletion, and it bears being done again: this company is no longer one of the identity's,
 * an identity without any is gone with its devices and links, and the address is free for another person. Only its hash stays.
 */
export async function forgetLogin(directory: Directory, membership: Membership): Promise<void> {
  const { accountId, userId, identityId } = membership;
  const hash = await sha256hex(emailKey(membership.email));
  const isAlone = sql`NOT EXISTS (SELECT 1 FROM identity_accounts WHERE identity_id = ${identityId})`;
  await directory.run(sql`INSERT OR IGNORE INTO deleted_logins(email_hash, account_id, user_id, at)
    VALUES (${hash}, ${accountId}, ${userId}, ${membership.now})`);
  await directory.run(
    sql`DELETE FROM identity_accounts WHERE identity_id = ${identityId} AND account_id = ${accountId}`,
  );
  for (const table of ["known_devices", "links"])
    await directory.run(sql`DELETE FROM ${sql.raw(table)} WHERE identity_id = ${identityId} AND ${isAlone}`);
  await directory.run(sql`DELETE FROM identities WHERE id = ${identityId} AND ${isAlone}`);
}

/** The companies in which this address belonged to somebody who was deleted. */
export const findDeletedLogins = async (
  directory: Directory,
  email: string,
): Promise<{ accountId: number; userId: number }[]> =>
  directory.all(sql`SELECT account_id AS accountId, user_id AS userId FROM deleted_logins
    WHERE email_hash = ${await sha256hex(emailKey(email))} LIMIT 20`);
