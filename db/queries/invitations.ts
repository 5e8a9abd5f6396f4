import { sql } from "drizzle-orm";
import type { Db } from "../client";

export type Invitation = {
  id: number;
  accountId: number;
  accountPublicId: string;
  company: string;
  publicId: string;
  email: string;
  roleChoice: string;
  departmentId: number | null;
  department: string | null;
  language: string;
  invitedBy: number;
  inviter: string;
  inviterVersion: number;
  createdAt: number;
  expiresAt: number;
};

const columns = sql`SELECT i.id, i.account_id AS accountId, s.account_public_id AS accountPublicId,
    s.company_name AS company, i.public_id AS publicId, i.email, i.role_choice AS roleChoice,
    i.department_id AS departmentId, d.name AS department, i.language, i.invited_by AS invitedBy,
    trim(u.name || ' ' || u.surname) AS inviter, i.inviter_version AS inviterVersion,
    i.created_at AS createdAt, i.expires_at AS expiresAt
  FROM invitations i JOIN settings s ON s.account_id = i.account_id
    JOIN users u ON u.account_id = i.account_id AND u.id = i.invited_by
    LEFT JOIN units d ON d.account_id = i.account_id AND d.id = i.department_id AND d.is_active = 1
  WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL`;

/** Invitations that wait, late ones too (they can be sent again); the newest first, at most 200 [MC-14]. */
export const listInvitations = (db: Db, accountId: number): Promise<Invitation[]> =>
  db.all<Invitation>(
    sql`${columns} AND i.account_id = ${accountId} ORDER BY i.created_at DESC, i.id DESC LIMIT 200`,
  );

/** The invitation behind a token, while it can be accepted. */
export async function findInvitation(db: Db, tokenHash: string, now: number): Promise<Invitation | null> {
  const row = await db.get<Invitation | undefined>(
    sql`${columns} AND i.token_hash = ${tokenHash} AND i.expires_at > ${now}`,
  );
  return row ?? null;
}
