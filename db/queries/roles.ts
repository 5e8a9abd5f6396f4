import { type SQL, sql } from "drizzle-orm";
import { type Cells, ROLE_TEMPLATES, type RoleFamily, type TemplateKey } from "../../app/domain/access";
import type { Db } from "../client";
import { holdersOf } from "./grants";

export type Role = {
  id: number;
  publicId: string;
  family: RoleFamily | "implicit";
  template: TemplateKey | null;
  name: string;
  description: string;
  isActive: boolean;
  version: number;
  copiedFrom: number | null;
  cells: Cells;
  /** People whom the role reaches, directly or through a unit. */
  holders: number;
};

/** A role whose holders nobody has counted. */
export type KnownRole = Omit<Role, "holders">;

type Stored = Omit<Role, "isActive" | "cells"> & { isActive: number; hasOwnCells: number; own: string };

/** Every role of the account with its cells and how many people hold it. Roles are few (at most 1,000). */
export const listRoles = (db: Db, accountId: number): Promise<Role[]> =>
  readRoles(
    db,
    accountId,
    sql`CASE r.template WHEN 'BASE' THEN (SELECT count(*) FROM users u WHERE u.account_id = r.account_id AND u.deleted_at IS NULL)
      WHEN 'HEAD' THEN (SELECT count(DISTINCT n.head_user_id) FROM units n WHERE n.account_id = r.account_id AND n.is_active = 1)
      ELSE (SELECT count(*) FROM users u WHERE u.account_id = r.account_id AND u.deleted_at IS NULL
        AND u.id IN (${holdersOf(accountId, sql`r.id`)})) END`,
  );

/** The same for who does not ask for the holders: nobody is counted, which reads everybody of the account. */
export const listRolesUncounted = (db: Db, accountId: number): Promise<KnownRole[]> =>
  readRoles(db, accountId, sql`NULL`);

async function readRoles(db: Db, accountId: number, holders: SQL): Promise<Role[]> {
  const rows =
    await db.all<Stored>(sql`SELECT r.id, r.public_id AS publicId, r.family, r.template, r.name, r.description,
    r.is_active AS isActive, r.version, r.copied_from AS copiedFrom, r.has_own_cells AS hasOwnCells,
    (SELECT json_group_object(c.permission, c.level) FROM role_cells c
      WHERE c.account_id = r.account_id AND c.role_id = r.id) AS own,
    ${holders} AS holders
    FROM roles r WHERE r.account_id = ${accountId} ORDER BY r.id LIMIT 1100`);
  return rows.map(({ hasOwnCells, own, isActive, ...role }) => ({
    ...role,
    isActive: isActive === 1,
    cells:
      hasOwnCells === 1 || role.template === null
        ? (JSON.parse(own) as Cells)
        : (ROLE_TEMPLATES[role.template]?.cells ?? {}),
  }));
}

/** The role's row as a subselect, for statements of a batch that makes it. */
export const roleIdOf = (accountId: number, publicId: string): SQL =>
  sql`(SELECT id FROM roles WHERE account_id = ${accountId} AND public_id = ${publicId})`;

export type NewRole = {
  publicId: string;
  family: RoleFamily;
  name: string;
  description: string;
  copiedFrom: number | null;
  cells: Cells;
  at: number;
};

/** A role of the company. Writes nothing when its family has the name already: assert `mustChangeOne` behind it. */
export const insertRole = (accountId: number, role: NewRole): SQL =>
  sql`INSERT INTO roles(account_id, public_id, family, template, name, description, has_own_cells, created_at, copied_from)
    SELECT ${accountId}, ${role.publicId}, ${role.family}, NULL, ${role.name}, ${role.description}, 1, ${role.at},
      ${role.copiedFrom}
    WHERE NOT EXISTS (SELECT 1 FROM roles WHERE account_id = ${accountId} AND family = ${role.family}
      AND lower(name) = lower(${role.name}))
      AND (SELECT count(*) FROM roles WHERE account_id = ${accountId}) < 1000`;

/** Cells of a role, in place of those it has. */
export const replaceCells = (accountId: number, roleId: SQL | number, cells: Cells): SQL[] => [
  sql`DELETE FROM role_cells WHERE account_id = ${accountId} AND role_id = ${roleId}`,
  sql`INSERT INTO role_cells(account_id, role_id, permission, level)
    SELECT ${accountId}, ${roleId}, key, value FROM json_each(${JSON.stringify(cells)})`,
];

type Edit = { id: number; version: number; name: string; description: string; isActive: boolean };

/** Name, description and state of a role that is as it was read; assert `mustChangeOne` behind it. */
export const updateRole = (accountId: number, { id, version, name, description, isActive }: Edit): SQL =>
  sql`UPDATE roles SET name = ${name}, description = ${description}, is_active = ${isActive ? 1 : 0}, has_own_cells = 1,
    version = version + 1 WHERE account_id = ${accountId} AND id = ${id} AND version = ${version}
    AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.account_id = ${accountId} AND o.family = roles.family AND o.id <> roles.id
      AND lower(o.name) = lower(${name}))`;

/** Moves every grant of a role to another one; who has that one already on the same terms keeps one grant. */
export const moveGrants = (accountId: number, from: SQL | number, to: SQL | number): SQL[] => [
  sql`DELETE FROM grants WHERE account_id = ${accountId} AND role_id = ${from} AND EXISTS (
    SELECT 1 FROM grants k WHERE k.account_id = grants.account_id AND k.role_id = ${to}
      AND k.subject_kind = grants.subject_kind AND k.subject_id = grants.subject_id AND k.source_id IS grants.source_id
      AND k.connection_id IS grants.connection_id AND k.valid_from IS grants.valid_from AND k.valid_until IS grants.valid_until)`,
  sql`UPDATE grants SET role_id = ${to} WHERE account_id = ${accountId} AND role_id = ${from}`,
];

export const deleteRole = (accountId: number, role: { id: number; version: number }): SQL =>
  sql`DELETE FROM roles WHERE account_id = ${accountId} AND id = ${role.id} AND version = ${role.version} AND template IS NULL`;

/** Units that were given a role: their copies in the gate hold the grant. */
export const unitsWith = (db: Db, accountId: number, roleId: number) =>
  db
    .all<{ id: number }>(sql`SELECT DISTINCT subject_id AS id FROM grants WHERE account_id = ${accountId}
      AND role_id = ${roleId} AND subject_kind = 'unit'`)
    .then((rows) => rows.map(({ id }) => id));
