import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

/** Rows of the tables that can be exported, by id from a place on; each with what its columns need. */
export type ExportRow = Record<string, string | number | null> & { id: number };
type Part = {
  accountId: number;
  after: number;
  most: number;
  now: number;
  from: number | null;
  until: number | null;
};

const name = sql.raw("trim(u.name || ' ' || u.surname)");

export const peopleRows = (db: Db, { accountId, after, most, now }: Part): Promise<ExportRow[]> =>
  db.all<ExportRow>(sql`SELECT u.id, u.name, u.surname, u.email, u.phone, d.name AS department, u.kind, u.language,
      u.created_at AS created, u.last_sign_in_at AS last_sign_in, u.last_activity_at AS last_activity,
      (SELECT group_concat(coalesce(r.name, r.template), ', ') FROM grants g JOIN roles r ON r.id = g.role_id
        WHERE g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id) AS roles,
      CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted' ELSE (SELECT h.kind FROM holds h
        WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL
          AND (h.ends_at IS NULL OR h.ends_at > ${now}) ORDER BY h.id LIMIT 1) END AS state
    FROM users u LEFT JOIN units d ON d.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.id > ${after} ORDER BY u.id LIMIT ${most}`);

export const rightsRows = (db: Db, { accountId, after, most }: Part): Promise<ExportRow[]> =>
  db.all<ExportRow>(sql`SELECT g.id, CASE g.subject_kind WHEN 'user' THEN ${name} WHEN 'unit' THEN n.name END AS person,
      u.email, CASE WHEN g.subject_kind = 'unit' THEN n.kind ELSE g.subject_kind END AS through,
      coalesce(r.name, r.template) AS role, r.template AS template, g.permission, g.level, s.name AS source,
      g.valid_from AS "from", g.valid_until AS until, g.created_at AS given
    FROM grants g LEFT JOIN users u ON g.subject_kind = 'user' AND u.id = g.subject_id
      LEFT JOIN units n ON g.subject_kind = 'unit' AND n.id = g.subject_id
      LEFT JOIN roles r ON r.id = g.role_id LEFT JOIN sources s ON s.id = g.source_id
    WHERE g.account_id = ${accountId} AND g.id > ${after} ORDER BY g.id LIMIT ${most}`);

export const activityRows = (db: Db, part: Part): Promise<ExportRow[]> =>
  db.all<ExportRow>(sql`SELECT a.id, a.at AS time, ${name} AS person, a.kind AS what, a.object_kind AS object_kind,
      a.object_name AS object, a.amount, a.source
    FROM activity a LEFT JOIN users u ON u.id = a.user_id WHERE a.account_id = ${part.accountId} AND a.id > ${part.after}
      ${period(part)} ORDER BY a.id LIMIT ${part.most}`);

/** How many rows a table has, for the progress; the log is counted while it is read. */
export async function countTable(
  db: Db,
  table: "users" | "grants" | "activity",
  accountId: number,
): Promise<number> {
  const row = await db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${sql.raw(table)} WHERE account_id = ${accountId}`,
  );
  return row.n;
}

const period = ({ from, until }: Part): SQL =>
  sql`${from === null ? sql`` : sql`AND a.at >= ${from}`} ${until === null ? sql`` : sql`AND a.at < ${until}`}`;
