import { sql } from "drizzle-orm";
import { type Identity, listMemberships } from "~db/queries/directory";
import type { Reader } from "../mail/compose.server";
import type { Needs } from "../needs";

/** How to write to an identity: as its first company knows it. Null for somebody of no company. */
export async function findReader(needs: Needs, identity: Identity): Promise<Reader | null> {
  const [first] = await listMemberships(needs.directory, identity.id);
  if (first === undefined) return null;
  const { accountId, userId, accountName } = first;
  const row = await needs
    .db(accountId)
    .get<{ name: string; language: string } | undefined>(sql`SELECT u.name AS name,
    coalesce(u.language, s.language) AS language FROM users u JOIN settings s ON s.account_id = u.account_id
    WHERE u.account_id = ${accountId} AND u.id = ${userId}`);
  if (row === undefined) return null;
  return { accountId, to: identity.email, company: accountName, ...row };
}
