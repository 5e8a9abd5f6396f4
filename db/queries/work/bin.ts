import { type SQL, sql } from "drizzle-orm";
import type { RecordKind } from "../../../app/domain/work/kinds";
import { mustChangeOne } from "../guarded-batch";

export const RECORD_TABLES: Record<RecordKind, SQL> = {
  deal: sql`deals`,
  contact: sql`contacts`,
  company: sql`companies`,
  task: sql`tasks`,
};

/** To the bin: nothing is lost for 30 days (MC-06). */
export const throwAway = (
  accountId: number,
  kind: RecordKind,
  id: number,
  userId: number,
  at: number,
): SQL[] => [
  sql`UPDATE ${RECORD_TABLES[kind]} SET deleted_at = ${at}, deleted_by = ${userId}, version = version + 1
    WHERE account_id = ${accountId} AND id = ${id} AND deleted_at IS NULL`,
  mustChangeOne(),
];

/** Out of the bin again. */
export const takeBack = (accountId: number, kind: RecordKind, id: number): SQL[] => [
  sql`UPDATE ${RECORD_TABLES[kind]} SET deleted_at = NULL, deleted_by = NULL, version = version + 1
    WHERE account_id = ${accountId} AND id = ${id} AND deleted_at IS NOT NULL`,
  mustChangeOne(),
];
