import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

/** People by how another system may call them: public id, e-mail or external id. Texts that name nobody are left out. */
export async function findSubjectIds(
  db: Db,
  accountId: number,
  texts: readonly string[],
): Promise<Map<string, number>> {
  if (texts.length === 0) return new Map();
  const rows = await db.all<{
    text: string;
    id: number;
  }>(sql`SELECT j.value AS text, u.id FROM json_each(${JSON.stringify([...new Set(texts)])}) j
    JOIN users u ON u.account_id = ${accountId} AND u.deleted_at IS NULL AND (u.public_id = j.value
      OR lower(u.email) = lower(j.value) OR u.public_id = (SELECT x.id FROM external_ids x
        WHERE x.account_id = ${accountId} AND x.kind = 'user' AND x.external_id = j.value))`);
  return new Map(rows.map(({ text, id }) => [text, id]));
}

/** A department or group by public id, external id or name. */
export async function findUnitId(db: Db, accountId: number, text: string): Promise<number | null> {
  const row = await db.get<{ id: number } | undefined>(sql`SELECT n.id FROM units n
    WHERE n.account_id = ${accountId} AND n.is_active = 1 AND (n.public_id = ${text} OR n.name = ${text}
      OR n.public_id = (SELECT x.id FROM external_ids x WHERE x.account_id = ${accountId} AND x.kind = 'unit'
        AND x.external_id = ${text})) LIMIT 1`);
  return row?.id ?? null;
}

/** Tables of our own records, by the type that a question names. */
const TABLES = {
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
  conversation: "conversations",
} as const;
export type RecordType = keyof typeof TABLES;
export const isRecordType = (type: string): type is RecordType => Object.hasOwn(TABLES, type);

export type RecordBearer = {
  id: string;
  responsibleId: number | null;
  sourceId: number | null;
  units: string;
};

const columns = (type: RecordType) => sql`r.public_id AS id, r.responsible_id AS responsibleId,
  ${type === "conversation" ? sql`r.source_id` : sql`NULL`} AS sourceId,
  (SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = r.account_id AND m.user_id = r.responsible_id) AS units`;
const alive = (type: RecordType) => (type === "conversation" ? sql`1 = 1` : sql`r.deleted_at IS NULL`);

/** Records that another system may call by our id or by its own. */
const called = (accountId: number, type: RecordType, id: SQL) => sql`(r.public_id = ${id} OR r.public_id = (
  SELECT x.id FROM external_ids x WHERE x.account_id = ${accountId} AND x.kind = ${type} AND x.external_id = ${id}))`;

/** Who bears a record, by public or external id; null when there is none. */
export async function findRecord(
  db: Db,
  accountId: number,
  type: RecordType,
  id: string,
): Promise<RecordBearer | null> {
  const row = await db.get<
    RecordBearer | undefined
  >(sql`SELECT ${columns(type)} FROM ${sql.raw(TABLES[type])} r
    WHERE r.account_id = ${accountId} AND ${called(accountId, type, sql`${id}`)} AND ${alive(type)}`);
  return row ?? null;
}

/** Who bears several records of one type, by the asked public or external id; those that are not there are left out. */
export async function findRecords(
  db: Db,
  accountId: number,
  type: RecordType,
  ids: readonly string[],
): Promise<Map<string, RecordBearer>> {
  const rows = await db.all<RecordBearer & { asked: string }>(sql`SELECT j.value AS asked, ${columns(type)}
    FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN ${sql.raw(TABLES[type])} r
      ON r.account_id = ${accountId} AND ${called(accountId, type, sql`j.value`)}
    WHERE ${alive(type)}`);
  return new Map(rows.map(({ asked, ...row }) => [asked, row]));
}

/** Records of a type after a public id, in the order of these. */
export const listRecords = (db: Db, accountId: number, type: RecordType, after: string, limit: number) =>
  db.all<RecordBearer>(sql`SELECT ${columns(type)} FROM ${sql.raw(TABLES[type])} r
    WHERE r.account_id = ${accountId} AND r.public_id > ${after} AND ${alive(type)} ORDER BY r.public_id LIMIT ${limit}`);
