import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

export type Integrator = {
  userId: number;
  publicId: string;
  identityId: number;
  name: string;
  email: string;
  isActive: boolean;
};

const isSwitchedOff = sql`EXISTS (SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id
  AND h.kind = 'inactive' AND h.lifted_at IS NULL)`;

/** The integrators of an account, those of earlier codes too; at most one is active. */
export async function listIntegrators(db: Db, accountId: number): Promise<Integrator[]> {
  const rows = await db.all<Omit<Integrator, "isActive"> & { isActive: number }>(
    sql`SELECT u.id AS userId, u.public_id AS publicId, u.identity_id AS identityId, trim(u.name || ' ' || u.surname) AS name,
      u.email, NOT ${isSwitchedOff} AS isActive FROM users u
      WHERE u.account_id = ${accountId} AND u.kind = 'integrator' AND u.deleted_at IS NULL ORDER BY u.id`,
  );
  return rows.map((row) => ({ ...row, isActive: row.isActive === 1 }));
}

/** Inner ids of the active ones, for a guard: nobody has entered or cleared a code meanwhile. */
export const activeIntegratorsAre = (accountId: number, ids: readonly number[]): SQL =>
  sql`(SELECT json_group_array(id) FROM (SELECT u.id FROM users u WHERE u.account_id = ${accountId}
    AND u.kind = 'integrator' AND u.deleted_at IS NULL AND NOT ${isSwitchedOff} ORDER BY u.id)) = ${JSON.stringify(ids)}`;
