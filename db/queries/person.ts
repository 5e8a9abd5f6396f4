import { sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { Db } from "../client";
import { holdsOf, isOwner, parseHolds, parseRoles, rolesOf } from "./people-rows";
import { inScope } from "./scope";

type RawPerson = {
  id: number;
  publicId: string;
  kind: string;
  name: string;
  surname: string;
  email: string;
  phone: string | null;
  language: string | null;
  timeZone: string | null;
  department: string | null;
  departmentPublicId: string | null;
  createdAt: number;
  confirmedAt: number | null;
  lastSignInAt: number | null;
  lastActivityAt: number | null;
  lastActivityPage: string | null;
  lastDevice: string | null;
  isOwner: number;
  isHead: number;
  holds: string;
  roles: string;
  units: string;
};
export type PersonCard = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** One person of the account within a scope; null when there is none or it is out of reach, at the same cost. */
export async function findPerson(db: Db, accountId: number, scope: Scope, publicId: string, now: number) {
  const row = await db.get<
    RawPerson | undefined
  >(sql`SELECT u.id, u.public_id AS publicId, u.kind, u.name, u.surname, u.email,
      u.phone, u.language, u.time_zone AS timeZone, d.name AS department, d.public_id AS departmentPublicId, u.created_at AS createdAt, u.confirmed_at AS confirmedAt,
      u.last_sign_in_at AS lastSignInAt, u.last_activity_at AS lastActivityAt, u.last_activity_page AS lastActivityPage,
      u.last_device AS lastDevice, ${isOwner} AS isOwner, ${holdsOf(now)} AS holds, ${rolesOf(now)} AS roles,
      EXISTS (SELECT 1 FROM units n WHERE n.account_id = u.account_id AND n.id = u.department_id
        AND n.head_user_id = u.id) AS isHead,
      (SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = u.account_id AND m.user_id = u.id) AS units
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.public_id = ${publicId} AND u.account_id = ${accountId} AND u.deleted_at IS NULL
      AND ${inScope(scope, accountId, sql`u.id`)}`);
  if (row === undefined) return null;
  return {
    ...row,
    isOwner: row.isOwner === 1,
    isHead: row.isHead === 1,
    holds: parseHolds(row.holds),
    roles: parseRoles(row.roles),
    units: JSON.parse(row.units) as number[],
  };
}
