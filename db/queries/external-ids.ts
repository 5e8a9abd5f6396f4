import { type SQL, sql } from "drizzle-orm";
import type { RecordKind } from "../../app/domain/work/kinds";
import type { Db } from "../client";
import { mustChangeOne } from "./guarded-batch";

export type ExternalKind = "user" | "unit" | RecordKind;

/** External ids of things by their public ids. */
export async function externalIdsOf(
  db: Db,
  accountId: number,
  kind: ExternalKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: string; externalId: string }>(sql`SELECT id, external_id AS externalId
    FROM external_ids WHERE account_id = ${accountId} AND kind = ${kind}
    AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map(({ id, externalId }) => [id, externalId]));
}

/** The public id behind an external one. */
export async function findByExternalId(
  db: Db,
  accountId: number,
  kind: ExternalKind,
  externalId: string,
): Promise<string | null> {
  const row = await db.get<{ id: string } | undefined>(sql`SELECT id FROM external_ids
    WHERE account_id = ${accountId} AND kind = ${kind} AND external_id = ${externalId}`);
  return row?.id ?? null;
}

/** Sets or, with null, takes away an external id. Somebody else's breaks the unique index, so ask first. */
export const writeExternalId = (
  accountId: number,
  kind: ExternalKind,
  id: string,
  externalId: string | null,
): SQL =>
  externalId === null
    ? sql`DELETE FROM external_ids WHERE account_id = ${accountId} AND kind = ${kind} AND id = ${id}`
    : sql`INSERT INTO external_ids(account_id, kind, id, external_id)
        SELECT ${accountId}, ${kind}, ${id}, ${externalId} WHERE NOT EXISTS (SELECT 1 FROM external_ids
          WHERE account_id = ${accountId} AND kind = ${kind} AND external_id = ${externalId} AND id <> ${id})
        ON CONFLICT(account_id, kind, id) DO UPDATE SET external_id = excluded.external_id`;

/** The part of a batch that names the thing it writes; none when nothing was said, and somebody else's name fails it. */
export const nameOutside = (
  accountId: number,
  kind: ExternalKind,
  id: string,
  externalId: string | null | undefined,
): SQL[] => {
  if (externalId === undefined) return [];
  const write = writeExternalId(accountId, kind, id, externalId);
  return externalId === null ? [write] : [write, mustChangeOne()];
};
