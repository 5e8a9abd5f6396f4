import { and, eq } from "drizzle-orm";
import type { Directory } from "../client";
import { accounts, identities, identityAccounts, knownDevices, operatorLog } from "../schema";

/** E-mails are compared without case (MC-16b). */
export const emailKey = (email: string) => email.trim().toLowerCase();

export type Identity = typeof identities.$inferSelect;

export async function findIdentityByEmail(directory: Directory, email: string): Promise<Identity | null> {
  return (
    (await directory
      .select()
      .from(identities)
      .where(eq(identities.emailKey, emailKey(email)))
      .get()) ?? null
  );
}

export type Membership = { accountId: number; accountPublicId: string; accountName: string; userId: number };

/** The companies of an identity, in the order in which it came to them. */
export function listMemberships(directory: Directory, identityId: number): Promise<Membership[]> {
  return directory
    .select({
      accountId: accounts.id,
      accountPublicId: accounts.publicId,
      accountName: accounts.name,
      userId: identityAccounts.userId,
    })
    .from(identityAccounts)
    .innerJoin(accounts, eq(accounts.id, identityAccounts.accountId))
    .where(eq(identityAccounts.identityId, identityId))
    .orderBy(identityAccounts.id)
    .all();
}

export async function isKnownDevice(
  directory: Directory,
  identityId: number,
  deviceHash: string,
): Promise<boolean> {
  const row = await directory
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(and(eq(knownDevices.identityId, identityId), eq(knownDevices.deviceHash, deviceHash)))
    .get();
  return row !== undefined;
}

/** Attempts that belong to no company go to the operator's log (semantics 12). */
export async function logForOperator(
  directory: Directory,
  row: Omit<typeof operatorLog.$inferInsert, "id">,
): Promise<void> {
  await directory.insert(operatorLog).values(row);
}
