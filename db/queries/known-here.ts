import { sql } from "drizzle-orm";
import type { Hold } from "../../app/domain/holds/holds";
import type { Db } from "../client";
import { emailKey } from "./directory";

export type KnownHere = { userId: number; publicId: string; units: number[]; holds: Hold[] };

/** The person of this account with an e-mail, in any case of letters; null when there is none [MC-11, MC-16b]. */
export async function findKnownHere(db: Db, accountId: number, email: string): Promise<KnownHere | null> {
  const row = await db.get<{ userId: number; publicId: string; units: string; holds: string } | undefined>(
    sql`SELECT u.id AS userId, u.public_id AS publicId,
      (SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = u.account_id AND m.user_id = u.id) AS units,
      (SELECT json_group_array(json_object('id', h.id, 'kind', h.kind, 'startsAt', h.starts_at, 'endsAt', h.ends_at))
        FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL) AS holds
      FROM users u WHERE u.account_id = ${accountId} AND lower(u.email) = ${emailKey(email)} AND u.deleted_at IS NULL`,
  );
  if (row === undefined) return null;
  return { ...row, units: JSON.parse(row.units), holds: JSON.parse(row.holds) };
}
