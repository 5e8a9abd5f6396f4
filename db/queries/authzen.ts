import { fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Question, QuestionRow } from "../../app/domain/session/question";
import type { Db } from "../client";
import { type TypeRules, typesOf } from "./resource-types";

const dialect = new SQLiteAsyncDialect();

/** People by how another system may call them: public id, e-mail or external id. Texts that name nobody are left out. */
export async function findSubjectIds(
  db: Db,
  accountId: number,
  texts: readonly string[],
): Promise<Map<string, number>> {
  if (texts.length === 0) return new Map();
  const names = JSON.stringify([...new Set(texts)]);
  const rows = await db.all<{ text: string; id: number }>(subjectsOf(accountId, names));
  return new Map(rows.map(({ text, id }) => [text, id]));
}

/** `names`: JSON. Each way of naming somebody along its own index, the surest last: of two people of one name it is the one meant. */
function subjectsOf(accountId: number, names: string): SQL {
  const named = sql`FROM json_each(${names}) j CROSS JOIN`;
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

/** Texts and the order of their values, made once for each type: building them costs more than running them. */
const texts = new Map<string, { text: string; values: unknown[] }>();

/** A value that is filled in each time. */
const slot = (name: string) => sql.placeholder(name) as never;
/** A part of one question of the list that the statement is about. */
const part = (name: string) => sql.raw(`(q.value->>'${name}')`) as never;

/** Questions about things of one kind, in one statement: a row for each, with its place `n`. */
function textOf(kind: RecordType | ""): { text: string; values: unknown[] } {
  let made = texts.get(kind);
  if (made === undefined) {
    const record =
      kind === ""
        ? sql`NULL`
        : sql`(SELECT json_object('id', id, 'responsibleId', responsibleId, 'sourceId', sourceId, 'units', units)
        FROM (${recordOf(slot("account"), kind, part("id"))}))`;
    const query = dialect.sqlToQuery(sql`SELECT q.value->>'n' AS n,
      (SELECT json_group_array(json_array(text, id)) FROM (${subjectsOf(slot("account"), part("subjects"))})) AS subjects,
      (SELECT json_object('type', type, 'ownerAttribute', ownerAttribute, 'departmentAttribute', departmentAttribute,
        'actions', json(actions)) FROM (${typesOf(slot("account"), part("type"))})) AS type, ${record} AS record
      FROM json_each(${slot("questions")}) q`);
    made = { text: query.sql, values: query.params };
    texts.set(kind, made);
  }
  return made;
}

/** What each question needs to know of people, types and records: one way to D1, one statement for each kind of thing. */
export async function readQuestions(
  db: Db,
  account: number,
  asked: readonly Question[],
): Promise<QuestionRow[]> {
  const kinds = new Map<RecordType | "", object[]>();
  for (const [n, { subjects, type, id }] of asked.entries()) {
    const kind = isRecordType(type) ? type : "";
    const one = { n, subjects: [...new Set(subjects)], type, id };
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const statements = [...kinds].map(([kind, list]) => {
    const { text, values } = textOf(kind);
    const filled = fillPlaceholders(values, { account, questions: JSON.stringify(list) });
    return db.$client.prepare(text).bind(...filled);
  });
  const results = await db.$client.batch<QuestionRow & { n: number }>(statements);
  const rows: QuestionRow[] = [];
  for (const { n, ...row } of results.flatMap(({ results }) => results)) rows[n] = row;
  return rows;
}

type Facts = { subjects: Map<string, number>; type: TypeRules | null; record: RecordBearer | null };

export const factsOf = ({ subjects, type, record }: QuestionRow): Facts => ({
  subjects: new Map(JSON.parse(subjects) as [string, number][]),
  type: type === null ? null : (JSON.parse(type) as TypeRules),
  record: record === null ? null : (JSON.parse(record) as RecordBearer),
});

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
