import { and, eq } from "drizzle-orm";
import type { Directory } from "../client";
import { identities, identityAccounts } from "../schema";
import type { Identity } from "./directory";

export async function findIdentity(directory: Directory, id: number): Promise<Identity | null> {
  return (await directory.select().from(identities).where(eq(identities.id, id)).get()) ?? null;
}

/** The identity behind a user of one company. */
export async function findIdentityOf(
  directory: Directory,
  { accountId, userId }: { accountId: number; userId: number },
): Promise<Identity | null> {
  const row = await directory
    .select({ identity: identities })
    .from(identityAccounts)
    .innerJoin(identities, eq(identities.id, identityAccounts.identityId))
    .where(and(eq(identityAccounts.accountId, accountId), eq(identityAccounts.userId, userId)))
    .get();
  return row?.identity ?? null;
}
