import { type SQL, sql } from "drizzle-orm";
import type { Permission } from "../../app/domain/access";
import type { Db } from "../client";

export type ResourceAction = { pattern: string; action: string; permission: Permission };
/** What decisions need to know of a type. */
export type TypeRules = {
  type: string;
  ownerAttribute: string | null;
  departmentAttribute: string | null;
  actions: ResourceAction[];
};
export type ResourceType = TypeRules & { objects: number };
export type ResourceObject = { id: string; owner: string | null; department: string | null };

/** Types with their actions, all or the one of this name. */
export const typesOf = (
  accountId: number,
  type?: string,
): SQL => sql`SELECT t.type, t.owner_attribute AS ownerAttribute,
  t.department_attribute AS departmentAttribute,
  (SELECT json_group_array(json_object('pattern', a.pattern, 'action', a.action, 'permission', a.permission))
    FROM resource_actions a WHERE a.account_id = t.account_id AND a.type = t.type) AS actions
  FROM resource_types t WHERE t.account_id = ${accountId} ${type === undefined ? sql`` : sql`AND t.type = ${type}`}`;

type Stored<T extends TypeRules> = Omit<T, "actions"> & { actions: string };
const read = <T extends TypeRules>(row: Stored<T>) => ({
  ...row,
  actions: JSON.parse(row.actions) as ResourceAction[],
});

/** Registered types as decisions need them; at most 200. */
export async function listTypeRules(db: Db, accountId: number): Promise<TypeRules[]> {
  const rows = await db.all<Stored<TypeRules>>(sql`${typesOf(accountId)} ORDER BY t.type LIMIT 200`);
  return rows.map(read);
}

/** Registered types with the number of things told of; at most 200. */
export async function listResourceTypes(db: Db, accountId: number): Promise<ResourceType[]> {
  const rows = await db.all<Stored<ResourceType>>(sql`SELECT k.*, (SELECT count(*) FROM resource_objects o
    WHERE o.account_id = ${accountId} AND o.type = k.type) AS objects
    FROM (${typesOf(accountId)}) k ORDER BY k.type LIMIT 200`);
  return rows.map(read);
}

export async function findResourceObject(
  db: Db,
  accountId: number,
  type: string,
  id: string,
): Promise<ResourceObject | null> {
  const row = await db.get<ResourceObject | undefined>(sql`SELECT id, owner, department FROM resource_objects
    WHERE account_id = ${accountId} AND type = ${type} AND id = ${id}`);
  return row ?? null;
}

/** Things of a type after an id, in the order of their ids. */
export const listResourceObjects = (
  db: Db,
  accountId: number,
  type: string,
  after: string,
  limit: number,
): Promise<ResourceObject[]> =>
  db.all<ResourceObject>(sql`SELECT id, owner, department FROM resource_objects
    WHERE account_id = ${accountId} AND type = ${type} AND id > ${after} ORDER BY id LIMIT ${limit}`);

type Definition = Omit<ResourceType, "objects">;

/** The type and its actions as given; what was there before goes. */
export const writeResourceType = (accountId: number, wanted: Definition, now: number): SQL[] => [
  sql`INSERT INTO resource_types(account_id, type, owner_attribute, department_attribute, updated_at)
    VALUES (${accountId}, ${wanted.type}, ${wanted.ownerAttribute}, ${wanted.departmentAttribute}, ${now})
    ON CONFLICT(account_id, type) DO UPDATE SET owner_attribute = excluded.owner_attribute,
      department_attribute = excluded.department_attribute, updated_at = excluded.updated_at`,
  sql`DELETE FROM resource_actions WHERE account_id = ${accountId} AND type = ${wanted.type}`,
  sql`INSERT INTO resource_actions(account_id, type, pattern, action, permission)
    SELECT ${accountId}, ${wanted.type}, value->>'pattern', value->>'action', value->>'permission'
    FROM json_each(${JSON.stringify(wanted.actions)})`,
];

/** A type with everything of it. */
export const deleteResourceType = (accountId: number, type: string): SQL[] =>
  ["resource_objects", "resource_actions", "resource_types"].map(
    (table) => sql`DELETE FROM ${sql.raw(table)} WHERE account_id = ${accountId} AND type = ${type}`,
  );

export const writeResourceObjects = (
  accountId: number,
  type: string,
  objects: readonly ResourceObject[],
): SQL =>
  sql`INSERT INTO resource_objects(account_id, type, id, owner, department)
    SELECT ${accountId}, ${type}, value->>'id', value->>'owner', value->>'department'
    FROM json_each(${JSON.stringify(objects)}) WHERE true
    ON CONFLICT(account_id, type, id) DO UPDATE SET owner = excluded.owner, department = excluded.department`;

export const deleteResourceObject = (accountId: number, type: string, id: string): SQL =>
  sql`DELETE FROM resource_objects WHERE account_id = ${accountId} AND type = ${type} AND id = ${id}`;
