import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { LimitAction, LimitMetric, LimitPeriod, LimitSubject } from "../../app/domain/limits/kinds";
import type { Db } from "../client";
import { inScope } from "./scope";

/** For whom a limit stands, by name. `template`: of a shipped role, whose name is translated. */
export type SubjectRow = { kind: LimitSubject; id: string; name: string; template: string | null };

export type LimitRow = {
  id: number;
  publicId: string;
  metric: LimitMetric;
  threshold: number;
  period: LimitPeriod;
  forAll: boolean;
  includeAdmins: boolean;
  action: LimitAction;
  autoRestore: boolean;
  warnAt: number;
  isOn: boolean;
  subjects: SubjectRow[];
};
type Raw = Omit<LimitRow, "forAll" | "includeAdmins" | "autoRestore" | "isOn" | "subjects"> & {
  forAll: number;
  includeAdmins: number;
  autoRestore: number;
  isOn: number;
  subjects: string;
};

const subjectsJson = sql`(SELECT json_group_array(json_object('kind', s.kind,
    'id', CASE s.kind WHEN 'role' THEN r.public_id WHEN 'user' THEN u.public_id ELSE n.public_id END,
    'name', CASE s.kind WHEN 'role' THEN r.name WHEN 'user' THEN trim(u.name || ' ' || u.surname) ELSE n.name END,
    'template', r.template))
  FROM limit_subjects s
    LEFT JOIN roles r ON s.kind = 'role' AND r.account_id = s.account_id AND r.id = s.subject_id
    LEFT JOIN users u ON s.kind = 'user' AND u.account_id = s.account_id AND u.id = s.subject_id
    LEFT JOIN units n ON s.kind IN ('department', 'group') AND n.account_id = s.account_id AND n.id = s.subject_id
  WHERE s.account_id = l.account_id AND s.limit_id = l.id AND coalesce(r.id, u.id, n.id) IS NOT NULL)`;

/** All limits of the account, or one by public id; the oldest first. They are few (`MOST_LIMITS`). */
export async function listLimits(
  db: Db,
  accountId: number,
  publicId: string | null = null,
): Promise<LimitRow[]> {
  const rows = await db.all<Raw>(sql`SELECT l.id, l.public_id AS publicId, l.metric, l.threshold, l.period,
      l.for_all AS forAll, l.include_admins AS includeAdmins, l.action, l.auto_restore AS autoRestore, l.warn_at AS warnAt,
      l.is_on AS isOn, ${subjectsJson} AS subjects
    FROM limits l WHERE l.account_id = ${accountId} AND (${publicId} IS NULL OR l.public_id = ${publicId}) ORDER BY l.id`);
  return rows.map((row) => ({
    ...row,
    forAll: row.forAll === 1,
    includeAdmins: row.includeAdmins === 1,
    autoRestore: row.autoRestore === 1,
    isOn: row.isOn === 1,
    subjects: (JSON.parse(row.subjects) as SubjectRow[]).sort((a, b) => a.name.localeCompare(b.name)),
  }));
}

/** Who can be named by a limit besides people: roles, departments, groups. */
export const listSubjects = (db: Db, accountId: number) =>
  db.all<SubjectRow>(sql`SELECT 'role' AS kind, public_id AS id, name, template FROM roles
      WHERE account_id = ${accountId} AND family <> 'baseline' AND coalesce(template, '') NOT IN ('BASE', 'HEAD')
    UNION ALL SELECT kind, public_id, name, NULL FROM units WHERE account_id = ${accountId} AND kind IN ('department', 'group')
      AND is_active = 1
    ORDER BY kind, name LIMIT 500`);

type SubjectId = { kind: LimitSubject; id: string };

/** Subjects by public id with their numbers; what does not exist in this account is left out. */
const numbersOf = (accountId: number, subjects: readonly SubjectId[]): SQL =>
  sql`SELECT j.value ->> 'kind' AS kind, coalesce(r.id, u.id, n.id) AS id FROM json_each(${JSON.stringify(subjects)}) j
    LEFT JOIN roles r ON j.value ->> 'kind' = 'role' AND r.account_id = ${accountId} AND r.public_id = j.value ->> 'id'
    LEFT JOIN users u ON j.value ->> 'kind' = 'user' AND u.account_id = ${accountId} AND u.public_id = j.value ->> 'id'
      AND u.deleted_at IS NULL
    LEFT JOIN units n ON n.kind = j.value ->> 'kind' AND n.account_id = ${accountId} AND n.public_id = j.value ->> 'id'
    WHERE coalesce(r.id, u.id, n.id) IS NOT NULL`;

export const findSubjects = (db: Db, accountId: number, subjects: readonly SubjectId[]) =>
  db.all<{ kind: LimitSubject; id: number }>(numbersOf(accountId, subjects));

/** Writes the subjects of a limit: as many rows as subjects when all of them exist. */
export const writeSubjects = (
  accountId: number,
  limitPublicId: string,
  subjects: readonly SubjectId[],
): SQL =>
  sql`INSERT INTO limit_subjects(account_id, limit_id, kind, subject_id)
    SELECT ${accountId}, (SELECT id FROM limits WHERE account_id = ${accountId} AND public_id = ${limitPublicId}), kind, id
    FROM (${numbersOf(accountId, subjects)})`;

/** People within a scope, of these public ids. */
export const peopleInScope = (db: Db, accountId: number, scope: Scope, publicIds: readonly string[]) =>
  db.all<{ user: number; id: string }>(sql`SELECT u.id AS user, u.public_id AS id FROM users u
    WHERE u.account_id = ${accountId} AND u.public_id IN (SELECT value FROM json_each(${JSON.stringify(publicIds)}))
      AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}`);

/** Whether any limit is switched on. */
export const hasLimits = async (db: Db, accountId: number): Promise<boolean> =>
  (await db.get<{ yes: number } | undefined>(
    sql`SELECT 1 AS yes FROM limits WHERE account_id = ${accountId} AND is_on = 1 LIMIT 1`,
  )) !== undefined;

/** Names, public ids and waiting clients of people within a scope, by id; whoever is outside is left out. */
export const namesInScope = (db: Db, accountId: number, scope: Scope, ids: readonly number[]) =>
  db.all<{
    user: number;
    id: string;
    name: string;
    waiting: number;
  }>(sql`SELECT u.id AS user, u.public_id AS id,
      trim(u.name || ' ' || u.surname) AS name,
      (SELECT count(*) FROM conversations c WHERE c.account_id = u.account_id AND c.responsible_id = u.id
        AND c.unanswered_since IS NOT NULL AND c.closed_at IS NULL) AS waiting
    FROM users u WHERE u.account_id = ${accountId} AND u.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND ${inScope(scope, accountId, sql`u.id`)}`);
