import { sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { RecordKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { inScope } from "../scope";
import { RECORD_TABLES } from "./bin";
import { nameOf, unitsOf } from "./tables";

export type BinRow = {
  publicId: string;
  name: string;
  deletedAt: number;
  deletedBy: string | null;
  responsibleId: number | null;
  units: string;
};
type Asked = { accountId: number; kind: RecordKind; scope: Scope; most: number };

/** Rows by time that are looked through before those of each person in reach are. */
const TRIED = 1_000;

/** What lies in the bin within the scope, the latest first. A merged duplicate does not: it lives on in another contact. */
export async function binOf(db: Db, asked: Asked): Promise<BinRow[]> {
  const { accountId, kind } = asked;
  const ids = await idsOf(db, asked);
  return db.all<BinRow>(sql`SELECT r.public_id AS publicId, ${kind === "task" ? sql`r.text` : sql`r.name`} AS name,
      r.deleted_at AS deletedAt, ${nameOf(sql`r.deleted_by`)} AS deletedBy, r.responsible_id AS responsibleId,
      ${unitsOf(accountId, sql`r.responsible_id`)} AS units
    FROM json_each(${JSON.stringify(ids)}) j JOIN ${RECORD_TABLES[kind]} r ON r.id = j.value ORDER BY j.key`);
}

async function idsOf(db: Db, { accountId, kind, scope, most }: Asked): Promise<number[]> {
  if (scope.kind === "none") return [];
  const table = RECORD_TABLES[kind];
  const [byTime, byPerson] = [sql.raw(`${TABLES[kind]}_deleted`), sql.raw(`${TABLES[kind]}_bin_person`)];
  const mine = inScope(scope, accountId, sql`responsible_id`);
  const lies = sql`account_id = ${accountId} AND deleted_at IS NOT NULL`;
  const kept = kind === "contact" ? sql`merged_into IS NULL` : sql`1 = 1`;
  const latest = sql`ORDER BY deleted_at DESC, id DESC`;
  const find = async (query: ReturnType<typeof sql>) =>
    (await db.all<{ id: number }>(query)).map(({ id }) => id);
  if (scope.kind === "any")
    return find(
      sql`SELECT id FROM ${table} INDEXED BY ${byTime} WHERE ${lies} AND ${kept} ${latest} LIMIT ${most}`,
    );
  if (scope.kind === "reach") {
    const tried =
      await find(sql`SELECT id FROM (SELECT * FROM ${table} INDEXED BY ${byTime} WHERE ${lies} ${latest}
      LIMIT ${TRIED}) WHERE ${mine} AND ${kept} LIMIT ${most}`);
    if (tried.length === most) return tried;
  }
  return find(sql`SELECT id FROM ${table} INDEXED BY ${byPerson} WHERE ${lies} AND ${mine} AND ${kept} ${latest}
    LIMIT ${most}`);
}

const TABLES: Record<RecordKind, string> = {
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
};
