import { type SQL, sql } from "drizzle-orm";
import type { Hold } from "../../app/domain/holds/holds";

/** What several lists and the card say of a person: pieces of SQL over `users u`, each indexed by person. */
export type RoleName = { template: string | null; name: string };

/** A grant that counts now: no term, or inside it. `g` is the alias of grants. */
export const grantCounts = (now: number): SQL =>
  sql`(g.valid_from IS NULL OR g.valid_from <= ${now}) AND (g.valid_until IS NULL OR g.valid_until > ${now})`;

/** An open hold (semantics 7). `h` is the alias of holds. */
export const holdIsOpen = (now: number): SQL =>
  sql`h.lifted_at IS NULL AND h.starts_at <= ${now} AND (h.ends_at IS NULL OR h.ends_at > ${now})`;

/** Open holds as JSON. */
export const holdsOf = (now: number): SQL =>
  sql`(SELECT json_group_array(json_object('id', h.id, 'kind', h.kind, 'startsAt', h.starts_at, 'endsAt', h.ends_at))
    FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND ${holdIsOpen(now)})`;

/**
 * Roles of one's own and of one's units as JSON, system roles first; what everybody has is not named. The indexes are
 * named because a planner without statistics would read every grant of the account for each person.
 */
export const rolesOf = (now: number): SQL =>
  sql`(SELECT json_group_array(json_object('template', o.template, 'name', o.name)) FROM (
    SELECT r.template, r.name FROM (
      SELECT g.role_id AS id FROM grants g INDEXED BY grants_subject WHERE g.account_id = u.account_id
        AND g.subject_kind = 'user' AND g.subject_id = u.id AND ${grantCounts(now)}
      UNION SELECT g.role_id FROM unit_members m INDEXED BY unit_members_user
        CROSS JOIN grants g INDEXED BY grants_subject ON g.account_id = m.account_id
        AND g.subject_kind = 'unit' AND g.subject_id = m.unit_id
        WHERE m.account_id = u.account_id AND m.user_id = u.id AND ${grantCounts(now)}) x
    CROSS JOIN roles r ON r.id = x.id AND r.account_id = u.account_id AND r.is_active = 1
    ORDER BY CASE r.family WHEN 'system' THEN 0 WHEN 'special' THEN 1 ELSE 2 END, r.id) o)`;

export const isOwner: SQL = sql`EXISTS (SELECT 1 FROM account_owners o
  WHERE o.account_id = u.account_id AND o.user_id = u.id)`;

export const parseHolds = (json: string) => JSON.parse(json) as Hold[];
export const parseRoles = (json: string) => JSON.parse(json) as RoleName[];
