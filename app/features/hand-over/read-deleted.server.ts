import { sql } from "drizzle-orm";
import { can } from "~/domain/access";
import type { Acting } from "../acting";
import type { Needs } from "../needs";

/** What became of somebody who is deleted: their name and how much went to others; null for everybody else. */
export async function lastOfDeleted(
  needs: Pick<Needs, "db">,
  acting: Acting,
  publicId: string,
): Promise<{ name: string; moved: number } | null> {
  if (!can(acting, "users.delete")) return null;
  const row = await needs.db(acting.accountId).get<{ name: string; moved: number } | undefined>(
    sql`SELECT h.user_name AS name, h.moved AS moved FROM users u JOIN hand_overs h ON h.account_id = u.account_id AND h.user_id = u.id
      WHERE u.account_id = ${acting.accountId} AND u.public_id = ${publicId} AND u.deleted_at IS NOT NULL
        AND h.purpose = 'deletion' ORDER BY h.id DESC LIMIT 1`,
  );
  return row ?? null;
}
