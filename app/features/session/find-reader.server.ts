import { sql } from "drizzle-orm";
import { type Identity, listMemberships } from "~db/queries/directory";
import type { Needs } from "../needs";

/** The person of a company through whom an identity is written to. */
export type Reader = { accountId: number; userId: number };

/** How to write to an identity: as the first company that has it. Null for somebody of no company. */
export async function findReader(needs: Needs, identity: Identity): Promise<Reader | null> {
  for (const { accountId, userId } of await listMemberships(needs.directory, identity.id)) {
    const row = await needs
      .db(accountId)
      .get<{ id: number } | undefined>(
        sql`SELECT id FROM users WHERE account_id = ${accountId} AND id = ${userId} AND deleted_at IS NULL`,
      );
    if (row !== undefined) return { accountId, userId };
  }
  return null;
}
