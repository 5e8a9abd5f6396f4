import { sql } from "drizzle-orm";
import type { Hold } from "../../app/domain/holds/holds";
import type { Db } from "../client";

/** A person as the guards see them, and as a mail or an audit row names them. */
export type PersonFacts = {
  userId: number;
  publicId: string;
  identityId: number | null;
  name: string;
  email: string;
  units: number[];
  departmentId: number | null;
  isAdministrator: boolean;
  isOwner: boolean;
  holds: Hold[];
};

type Row = Omit<PersonFacts, "units" | "isAdministrator" | "isOwner" | "holds"> & {
  units: string;
  admin: number;
  owner: number;
  holds: string;
};

/** One person of this account who is not deleted, by public id; null for anybody else's id (ASVS 8.2.2). */
export async function findPerson(
  db: Db,
  { accountId, publicId }: { accountId: number; publicId: string },
): Promise<PersonFacts | null> {
  const row = await db.get<
    Row | undefined
  >(sql`SELECT u.id AS userId, u.public_id AS publicId, u.identity_id AS identityId,
      trim(u.name || ' ' || u.surname) AS name, u.email AS email, u.department_id AS departmentId,
      (SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = u.account_id AND m.user_id = u.id) AS units,
      EXISTS (SELECT 1 FROM grants g JOIN roles r ON r.id = g.role_id AND r.account_id = g.account_id AND r.template = 'administrator'
        WHERE g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id) AS admin,
      EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = u.account_id AND o.user_id = u.id) AS owner,
      (SELECT json_group_array(json_object('id', h.id, 'kind', h.kind, 'startsAt', h.starts_at, 'endsAt', h.ends_at))
        FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL) AS holds
    FROM users u WHERE u.account_id = ${accountId} AND u.public_id = ${publicId} AND u.deleted_at IS NULL`);
  if (row === undefined) return null;
  const { units, admin, owner, holds, ...facts } = row;
  return {
    ...facts,
    units: JSON.parse(units),
    isAdministrator: admin === 1 || owner === 1,
    isOwner: owner === 1,
    holds: JSON.parse(holds),
  };
}
