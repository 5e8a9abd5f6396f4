import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { PasswordChange } from "../../app/domain/session/password-change";
import type { Directory } from "../client";
import { identities, links } from "../schema";

export type Revocation = { endSessionsBefore: number; endSessionsExcept: string | null };
type NewPassword = {
  identityId: number;
  passwordHash: string;
  /** Stays in the directory until `finishRevocation`. */
  change: PasswordChange;
  /** Null leaves the sessions alone. */
  revocation: Revocation | null;
};

const values = ({ passwordHash, change, revocation }: NewPassword) => ({
  passwordHash,
  mustChange: false,
  passwordChangedAt: change.at,
  untoldChange: change,
  ...revocation,
});

/** Replaces the password if it is still the one that was checked (compare and set). False: it is not. */
export async function replacePassword(
  directory: Directory,
  wanted: NewPassword & { was: string | null },
): Promise<boolean> {
  const { meta } = await directory
    .update(identities)
    .set(values(wanted))
    .where(and(eq(identities.id, wanted.identityId), sql`${identities.passwordHash} IS ${wanted.was}`));
  return meta.changes === 1;
}

/**
 * Uses up a reset link and sets the password in one batch: of many at once exactly one succeeds (ASVS 6.4.3). Further
 * links of the identity die with it. False: used, too old or unknown, and nothing is changed.
 */
export async function spendPasswordLink(
  directory: Directory,
  wanted: NewPassword & { tokenHash: string },
): Promise<boolean> {
  const { tokenHash, identityId } = wanted;
  const now = wanted.change.at;
  const isOpen = sql`${links.kind} = 'reset' AND ${links.usedAt} IS NULL AND ${links.expiresAt} > ${now}`;
  const [, set] = await directory.batch([
    directory
      .update(links)
      .set({ usedAt: now })
      .where(and(eq(links.tokenHash, tokenHash), eq(links.identityId, identityId), isOpen)),
    // `changes()` is of the statement before: 1 only for whoever used the link up.
    directory
      .update(identities)
      .set(values(wanted))
      .where(and(eq(identities.id, identityId), sql`changes() = 1`)),
    directory
      .update(links)
      .set({ usedAt: now })
      .where(and(eq(links.identityId, identityId), isOpen, sql`changes() = 1`)),
  ]);
  return set.meta.changes === 1;
}

/** People whose sessions some company has not ended yet, or whose change of password is not yet told. */
export function listRevocations(directory: Directory): Promise<{ id: number }[]> {
  return directory
    .select({ id: identities.id })
    .from(identities)
    .where(or(isNotNull(identities.endSessionsBefore), isNotNull(identities.untoldChange)))
    .limit(100)
    .all();
}

/** The duty is done, unless a later change has made a new one. */
export async function finishRevocation(
  directory: Directory,
  identityId: number,
  done: { before: number | null; changedAt: number | null },
): Promise<void> {
  await directory
    .update(identities)
    .set({ endSessionsBefore: null, endSessionsExcept: null, untoldChange: null })
    .where(
      and(
        eq(identities.id, identityId),
        sql`${identities.endSessionsBefore} IS ${done.before}`,
        sql`${identities.untoldChange}->>'at' IS ${done.changedAt}`,
      ),
    );
}

/**
 * Makes the password unusable: only a reset link, which goes by mail, sets a new one, so that nobody who knows the old
 * one can [AM-11b]. Links sent before die. `revocation` as with a new password.
 */
export async function closePassword(
  directory: Directory,
  { identityId, now, revocation }: Omit<NewPassword, "passwordHash" | "change"> & { now: number },
): Promise<void> {
  await directory.batch([
    directory
      .update(identities)
      .set({ passwordHash: null, mustChange: true, passwordChangedAt: now, ...revocation })
      .where(eq(identities.id, identityId)),
    directory
      .update(links)
      .set({ usedAt: now })
      .where(and(eq(links.identityId, identityId), eq(links.kind, "reset"), isNull(links.usedAt))),
  ]);
}
