import { and, eq, isNull, sql } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { emailKey, findIdentityByEmail, type Identity, listMemberships } from "~db/queries/directory";
import { identities, identityAccounts } from "~db/schema";
import type { Needs } from "../needs";

type Directory = Pick<Needs, "directory">;

/**
 * Somebody who is in a company already, or has chosen a password: they keep it, and an invitation is all that another
 * company can send (architecture, "Identities"). What a crash left behind is nobody yet.
 */
export async function isSomebody({ directory }: Directory, identity: Identity | null): Promise<boolean> {
  if (identity === null) return false;
  if (identity.passwordHash !== null && !identity.mustChange) return true;
  return (await listMemberships(directory, identity.id)).length > 0;
}

/** An identity for a new e-mail, or the one that nobody has used yet with this password. Null: somebody was faster. */
export async function makeIdentity(
  needs: Needs,
  { email, passwordHash, mustChange }: Pick<Identity, "email" | "passwordHash" | "mustChange">,
): Promise<Identity | null> {
  const { directory, now } = needs;
  const id = publicId(needs.random(16));
  await directory
    .insert(identities)
    .values({ publicId: id, email, emailKey: emailKey(email), createdAt: now })
    .onConflictDoNothing();
  const found = await findIdentityByEmail(directory, email);
  if (found === null || (await isSomebody(needs, found))) return null;
  const { meta } = await directory
    .update(identities)
    .set({ passwordHash, mustChange, passwordChangedAt: now })
    .where(
      and(
        eq(identities.id, found.id),
        sql`${identities.passwordHash} IS ${found.passwordHash}`,
        found.passwordChangedAt === null
          ? isNull(identities.passwordChangedAt)
          : eq(identities.passwordChangedAt, found.passwordChangedAt),
      ),
    );
  return meta.changes === 1 ? { ...found, passwordHash, mustChange, passwordChangedAt: now } : null;
}

/** The directory's half of joining a company; may be repeated. */
export async function linkIdentity(
  { directory }: Directory,
  link: { identityId: number; accountId: number; userId: number },
): Promise<void> {
  const { identityId, accountId, userId } = link;
  const [there] = await directory
    .select({ id: identityAccounts.id })
    .from(identityAccounts)
    .where(and(eq(identityAccounts.identityId, identityId), eq(identityAccounts.accountId, accountId)))
    .all();
  if (there === undefined) await directory.insert(identityAccounts).values({ identityId, accountId, userId });
}
