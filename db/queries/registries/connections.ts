import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";

export type Connection = {
  id: number;
  publicId: string;
  name: string;
  isBuiltIn: boolean;
  supportsRoles: boolean;
  supportsResponsible: boolean;
  adminsAreAdmins: boolean;
  /** Instant in ms of the last word from the CRM; null = none yet. */
  syncedAt: number | null;
  people: number;
};
type Flag = "isBuiltIn" | "supportsRoles" | "supportsResponsible" | "adminsAreAdmins";
type Raw = Omit<Connection, Flag> & Record<Flag, number>;

/** Of the built-in CRM the people are the users of the company; integrators and API users answer no chats. */
const isStaff = sql`u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api')`;

const select = (
  accountId: number,
  which: SQL,
) => sql`SELECT c.id, c.public_id AS publicId, c.name, c.is_built_in AS isBuiltIn,
  c.supports_roles AS supportsRoles, c.supports_responsible AS supportsResponsible, c.admins_are_admins AS adminsAreAdmins,
  c.synced_at AS syncedAt, CASE c.is_built_in
    WHEN 1 THEN (SELECT count(*) FROM users u WHERE u.account_id = c.account_id AND ${isStaff})
    ELSE (SELECT count(*) FROM connection_people p WHERE p.account_id = c.account_id AND p.connection_id = c.id) END AS people
  FROM connections c WHERE c.account_id = ${accountId} AND ${which} ORDER BY c.is_built_in DESC, c.id`;

const parsed = (row: Raw): Connection => ({
  ...row,
  isBuiltIn: row.isBuiltIn === 1,
  supportsRoles: row.supportsRoles === 1,
  supportsResponsible: row.supportsResponsible === 1,
  adminsAreAdmins: row.adminsAreAdmins === 1,
});

/** Every CRM of the company, the built-in one first. */
export const listConnections = async (db: Db, accountId: number): Promise<Connection[]> =>
  (await db.all<Raw>(select(accountId, sql`1`))).map(parsed);

export async function findConnection(
  db: Db,
  accountId: number,
  publicId: string,
): Promise<Connection | null> {
  const [row] = await db.all<Raw>(select(accountId, sql`c.public_id = ${publicId}`));
  return row === undefined ? null : parsed(row);
}

export type CrmPerson = {
  userId: number;
  publicId: string;
  name: string;
  department: string | null;
  version: number;
  isOwner: boolean;
  isHead: boolean;
  isInQueue: boolean;
  isCrmAdmin: boolean;
  units: number[];
};
type RawPerson = Omit<CrmPerson, "isOwner" | "isHead" | "isInQueue" | "isCrmAdmin" | "units"> &
  Record<"isOwner" | "isHead" | "isInQueue" | "isCrmAdmin", number> & { units: string };

/** The people of a connection who are users here, by name. */
export async function listCrmPeople(db: Db, accountId: number, connection: Connection): Promise<CrmPerson[]> {
  const told = sql`SELECT p.user_id FROM connection_people p WHERE p.account_id = ${accountId}
    AND p.connection_id = ${connection.id} AND p.user_id IS NOT NULL`;
  const rows = await db.all<RawPerson>(sql`SELECT u.id AS userId, u.public_id AS publicId,
    trim(u.name || ' ' || u.surname) AS name, d.name AS department, u.access_version AS version,
    EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = u.account_id AND o.user_id = u.id) AS isOwner,
    EXISTS (SELECT 1 FROM units n WHERE n.account_id = u.account_id AND n.head_user_id = u.id AND n.is_active = 1) AS isHead,
    EXISTS (SELECT 1 FROM source_queue q WHERE q.account_id = u.account_id AND q.user_id = u.id) AS isInQueue,
    EXISTS (SELECT 1 FROM connection_people p WHERE p.account_id = u.account_id AND p.connection_id = ${connection.id}
      AND p.user_id = u.id AND p.is_admin = 1) AS isCrmAdmin,
    (SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = u.account_id AND m.user_id = u.id) AS units
    FROM users u LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.account_id = ${accountId} AND ${isStaff} AND ${connection.isBuiltIn ? sql`1` : sql`u.id IN (${told})`}
    ORDER BY 3`);
  return rows.map((row) => ({
    ...row,
    isOwner: row.isOwner === 1,
    isHead: row.isHead === 1,
    isInQueue: row.isInQueue === 1,
    isCrmAdmin: row.isCrmAdmin === 1,
    units: JSON.parse(row.units) as number[],
  }));
}

/** People of an external CRM who are nobody here yet: named, without a role. */
export const listStrangers = (db: Db, accountId: number, connectionId: number) =>
  db.all<{
    name: string;
    email: string | null;
  }>(sql`SELECT name, email FROM connection_people WHERE account_id = ${accountId}
    AND connection_id = ${connectionId} AND user_id IS NULL ORDER BY name LIMIT 500`);

/** When the CRM last told of its people. */
export const touchConnection = (accountId: number, id: number, at: number): SQL =>
  sql`UPDATE connections SET synced_at = ${at} WHERE account_id = ${accountId} AND id = ${id}`;

type ConnectionFacts = Pick<Connection, "name" | "supportsRoles" | "supportsResponsible">;

/** Writes nothing when another one has the name; assert `mustChangeOne` behind it. */
export const insertConnection = (
  accountId: number,
  one: ConnectionFacts & { publicId: string; at: number },
): SQL => sql`INSERT INTO connections(account_id, public_id, name, supports_roles, supports_responsible, created_at)
  SELECT ${accountId}, ${one.publicId}, ${one.name}, ${Number(one.supportsRoles)}, ${Number(one.supportsResponsible)}, ${one.at}
  WHERE NOT EXISTS (SELECT 1 FROM connections WHERE account_id = ${accountId} AND name = ${one.name})`;

/** The same of an external one; nothing when it has changed meanwhile. */
export const updateConnection = (accountId: number, was: Connection, to: ConnectionFacts): SQL =>
  sql`UPDATE connections SET name = ${to.name}, supports_roles = ${Number(to.supportsRoles)},
    supports_responsible = ${Number(to.supportsResponsible)}
  WHERE account_id = ${accountId} AND id = ${was.id} AND is_built_in = 0 AND name = ${was.name}
    AND supports_roles = ${Number(was.supportsRoles)} AND supports_responsible = ${Number(was.supportsResponsible)}
    AND NOT EXISTS (SELECT 1 FROM connections o WHERE o.account_id = ${accountId} AND o.name = ${to.name} AND o.id <> ${was.id})`;
