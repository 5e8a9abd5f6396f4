import { type SQL, sql } from "drizzle-orm";
import type { Level, Permission, Scope } from "../../app/domain/access";
import type { Db } from "../client";
import { inScope } from "./scope";

export type GrantLine = {
  id: number;
  publicId: string;
  kind: "user" | "department" | "group" | "workgroup" | "everybody";
  subjectId: string;
  subject: string;
  roleId: string | null;
  roleName: string | null;
  roleTemplate: string | null;
  roleFamily: string | null;
  permission: Permission | null;
  level: Level | null;
  sourceId: string | null;
  source: string | null;
  connection: string | null;
  from: number | null;
  until: number | null;
  origin: string;
  createdAt: number;
  /** When a review kept it last; null when none did [AU-20]. */
  keptAt: number | null;
};
export type GrantFilter = {
  kind: string | null;
  role: string | null;
  words: readonly string[];
  /** Only what reaches this person: given to them, to a unit of theirs, or to everybody. */
  reaches?: number;
};

type Asked = {
  accountId: number;
  viewerId: number;
  scope: Scope;
  filter: GrantFilter;
  before: string | null;
  limit: number;
};

/** Grants that the viewer may change, newest first, a page at a time. What everybody has by the baseline role is no grant. */
export function listGrants(db: Db, asked: Asked): Promise<GrantLine[]> {
  const { accountId, filter, before, limit } = asked;
  return db.all<GrantLine>(sql`SELECT g.id, g.public_id AS publicId, CASE g.subject_kind WHEN 'everyone' THEN 'everybody' ELSE coalesce(n.kind, 'user') END AS kind,
    coalesce(u.public_id, n.public_id, 'everybody') AS subjectId,
    coalesce(trim(u.name || ' ' || u.surname), n.name, '') AS subject,
    r.public_id AS roleId, r.name AS roleName, r.template AS roleTemplate, r.family AS roleFamily, g.permission, g.level, s.public_id AS sourceId, s.name AS source,
    c.name AS connection, g.valid_from AS "from", g.valid_until AS until, g.origin, g.created_at AS createdAt, k.kept_at AS keptAt
    FROM grants g LEFT JOIN grant_reviews k ON k.account_id = g.account_id AND k.grant_id = g.id
    LEFT JOIN users u ON g.subject_kind = 'user' AND u.account_id = g.account_id AND u.id = g.subject_id
    LEFT JOIN units n ON g.subject_kind = 'unit' AND n.account_id = g.account_id AND n.id = g.subject_id
    LEFT JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id
    LEFT JOIN sources s ON s.account_id = g.account_id AND s.id = g.source_id
    LEFT JOIN connections c ON c.account_id = g.account_id AND c.id = g.connection_id
    WHERE g.account_id = ${accountId} AND ${isSeen(asked)} AND ${matches(filter)}
    ${before === null ? sql`` : sql`AND g.id < (SELECT id FROM grants WHERE public_id = ${before})`}
    ORDER BY g.id DESC LIMIT ${limit}`);
}

function isSeen({ accountId, viewerId, scope }: Asked): SQL {
  const units =
    scope.kind === "any"
      ? sql`1 = 1`
      : sql`n.id IN (SELECT unit_id FROM unit_reach WHERE account_id = ${accountId} AND viewer_id = ${viewerId})`;
  return sql`((g.subject_kind = 'user' AND u.deleted_at IS NULL AND u.id IS NOT NULL AND ${inScope(scope, accountId, sql`g.subject_id`)})
    OR (g.subject_kind = 'unit' AND n.id IS NOT NULL AND ${units})
    OR (g.subject_kind = 'everyone' AND ${scope.kind === "any" ? sql`1 = 1` : sql`0 = 1`}))`;
}

function matches({ kind, role, words, reaches }: GrantFilter): SQL {
  const parts: SQL[] = [sql`1 = 1`];
  if (reaches !== undefined)
    parts.push(sql`(g.subject_kind = 'everyone' OR (g.subject_kind = 'user' AND g.subject_id = ${reaches})
      OR (g.subject_kind = 'unit' AND g.subject_id IN (SELECT m.unit_id FROM unit_members m
        WHERE m.account_id = g.account_id AND m.user_id = ${reaches})))`);
  if (kind === "everybody") parts.push(sql`g.subject_kind = 'everyone'`);
  else if (kind === "user") parts.push(sql`g.subject_kind = 'user'`);
  else if (kind !== null) parts.push(sql`n.kind = ${kind}`);
  if (role !== null) parts.push(sql`r.public_id = ${role}`);
  for (const word of words) parts.push(sql`instr(coalesce(u.search_text, lower(n.name)), ${word}) > 0`);
  return sql.join(parts, sql` AND `);
}

export type UnitChoice = { publicId: string; kind: "department" | "group" | "workgroup"; name: string };

/** Departments, groups and workgroups that may get a grant; at most 500. */
export const listUnits = (db: Db, accountId: number) =>
  db.all<UnitChoice>(sql`SELECT public_id AS publicId, kind, name FROM units
    WHERE account_id = ${accountId} AND is_active = 1 ORDER BY kind, name LIMIT 500`);
