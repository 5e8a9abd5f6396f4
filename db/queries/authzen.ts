import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type TypeRules, typesOf } from "./resource-types";

/** People by how another system may call them: public id, e-mail or external id. Texts that name nobody are left out. */
export async function findSubjectIds(
  db: Db,
  accountId: number,
  texts: readonly string[],
): Promise<Map<string, number>> {
  if (texts.length === 0) return new Map();
  const rows = await db.all<{ text: string; id: number }>(subjectsOf(accountId, texts));
  return new Map(rows.map(({ text, id }) => [text, id]));
}

/** Each way of naming somebody along its own index, the surest last: of two people of one name it is the one meant. */
function subjectsOf(accountId: number, texts: readonly string[]): SQL {
  const named = sql`FROM json_each(${JSON.stringify([...new Set(texts)])}) j CROSS JOIN`;
  const alive = sql`u.account_id = ${accountId} AND u.deleted_at IS NULL`;
  return sql`SELECT j.value AS text, u.id ${named} external_ids x
      ON x.account_id = ${accountId} AND x.kind = 'user' AND x.external_id = j.value
      CROSS JOIN users u ON u.public_id = x.id WHERE ${alive}
    UNION ALL SELECT j.value, u.id ${named} users u INDEXED BY users_email ON lower(u.email) = lower(j.value) WHERE ${alive}
    UNION ALL SELECT j.value, u.id ${named} users u INDEXED BY users_public_id_unique ON u.public_id = j.value WHERE ${alive}`;
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
const called = (accountId: number, type: RecordType, id: SQL) => sql`r.public_id IN (${id}, (
  SELECT x.id FROM external_ids x WHERE x.account_id = ${accountId} AND x.kind = ${type} AND x.external_id = ${id}))`;

/** Who bears a record, by public or external id; null when there is none. */
export async function findRecord(
  db: Db,
  accountId: number,
  type: RecordType,
  id: string,
): Promise<RecordBearer | null> {
  return (await db.get<RecordBearer | undefined>(recordOf(accountId, type, id))) ?? null;
}

const recordOf = (accountId: number, type: RecordType, id: string) =>
  sql`SELECT ${columns(type)} FROM ${sql.raw(TABLES[type])} r
    WHERE r.account_id = ${accountId} AND ${called(accountId, type, sql`${id}`)} AND ${alive(type)}`;

type Question = { subjects: readonly string[]; type: string; id: string };
type Facts = { subjects: Map<string, number>; type: TypeRules | null; record: RecordBearer | null };

/** What one question needs to know of people, types and records, in one statement: the way to D1 is most of its price. */
export async function readQuestion(db: Db, accountId: number, asked: Question): Promise<Facts> {
  const record = isRecordType(asked.type)
    ? sql`(SELECT json_object('id', id, 'responsibleId', responsibleId, 'sourceId', sourceId, 'units', units)
        FROM (${recordOf(accountId, asked.type, asked.id)}))`
    : sql`NULL`;
  const row = await db.get<{ subjects: string; type: string | null; record: string | null }>(sql`SELECT
    (SELECT json_group_array(json_array(text, id)) FROM (${subjectsOf(accountId, asked.subjects)})) AS subjects,
    (SELECT json_object('type', type, 'ownerAttribute', ownerAttribute, 'departmentAttribute', departmentAttribute,
      'actions', json(actions)) FROM (${typesOf(accountId, asked.type)})) AS type, ${record} AS record`);
  return {
    subjects: new Map(JSON.parse(row.subjects) as [string, number][]),
    type: row.type === null ? null : (JSON.parse(row.type) as TypeRules),
    record: row.record === null ? null : (JSON.parse(row.record) as RecordBearer),
  };
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
