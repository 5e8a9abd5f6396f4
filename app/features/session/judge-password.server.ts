import { sql } from "drizzle-orm";
import { type PasswordRefusal, refusePassword } from "~/domain/session/password";
import { type Identity, listMemberships } from "~db/queries/directory";
import type { Needs } from "../needs";

/**
 * Whether an identity may take this password (ASVS 6.2.1–6.2.12): the names of the person and of their companies
 * must not stand in it, and it may not be the one it replaces when `replaces` says so.
 */
export async function judgePassword(
  needs: Needs,
  identity: Identity,
  password: string,
  { replaces }: { replaces: boolean },
): Promise<PasswordRefusal | "same" | null> {
  const refusal = refusePassword(password, await ownWords(needs, identity));
  if (refusal !== null || !replaces || identity.passwordHash === null) return refusal;
  return (await needs.hasher.verify(password, identity.passwordHash)).ok ? "same" : null;
}

async function ownWords(needs: Needs, identity: Identity): Promise<string[]> {
  const words = [identity.email];
  for (const { accountId, userId, accountName } of await listMemberships(needs.directory, identity.id)) {
    const person = await needs
      .db(accountId)
      .get<{ name: string; surname: string } | undefined>(
        sql`SELECT name, surname FROM users WHERE account_id = ${accountId} AND id = ${userId}`,
      );
    words.push(accountName, person?.name ?? "", person?.surname ?? "");
  }
  return words;
}
