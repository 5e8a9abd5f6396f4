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
  name: string;
  surname: string;
  phone: string | null;
  /** Inner ids; null = the channels of the department at the moment of acceptance. */
  sourceIds: number[] | null;
  groupIds: number[];
};
type Stored = Omit<Invitation, "sourceIds" | "groupIds"> & { sourceIds: string | null; groupIds: string };
const read = ({ sourceIds, groupIds, ...rest }: Stored): Invitation => ({
  ...rest,
  sourceIds: sourceIds === null ? null : JSON.parse(sourceIds),
  groupIds: JSON.parse(groupIds),
});

const columns = sql`SELECT i.id, i.account_id AS accountId, s.account_public_id AS accountPublicId,
    s.company_name AS company, i.public_id AS publicId, i.email, i.role_choice AS roleChoice,
    i.department_id AS departmentId, d.name AS department, i.language, i.invited_by AS invitedBy,
    trim(u.name || ' ' || u.surname) AS inviter, i.inviter_version AS inviterVersion,
    i.created_at AS createdAt, i.expires_at AS expiresAt, i.name, i.surname, i.phone, i.source_ids AS sourceIds,
    i.group_ids AS groupIds
  FROM invitations i JOIN settings s ON s.account_id = i.account_id
    JOIN users u ON u.account_id = i.account_id AND u.id = i.invited_by
    LEFT JOIN units d ON d.account_id = i.account_id AND d.id = i.department_id AND d.is_active = 1
  WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL`;

/** Invitations that wait, late ones too (they can be sent again); the newest first, at most 200 [MC-14]. */
export const listInvitations = async (db: Db, accountId: number): Promise<Invitation[]> =>
  (
    await db.all<Stored>(
      sql`${columns} AND i.account_id = ${accountId} ORDER BY i.created_at DESC, i.id DESC LIMIT 200`,
    )
  ).map(read);

/** The invitation behind a token, while it can be accepted: a company that is being closed takes nobody in. */
export async function findInvitation(db: Db, tokenHash: string, now: number): Promise<Invitation | null> {
  const row = await db.get<Stored | undefined>(
    sql`${columns} AND i.token_hash = ${tokenHash} AND i.expires_at > ${now}
      AND EXISTS (SELECT 1 FROM settings o WHERE o.account_id = i.account_id AND o.closing_at IS NULL)`,
  );
  return row === undefined ? null : read(row);
}
