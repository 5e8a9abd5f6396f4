import { type SQL, sql } from "drizzle-orm";
import type { StageKind } from "../../../app/domain/work/kinds";
import { mustChangeOne } from "../guarded-batch";

export type NewDeal = {
  publicId: string;
  name: string;
  amount: number | null;
  pipelineId: number;
  stageId: number;
  stageKind: StageKind;
  contactId: number | null;
  companyId: number | null;
  responsibleId: number | null;
  createdBy: number;
  searchText: string;
};

/** Adds a deal. The stage is asked for again: somebody may have deleted it while the form was open. */
export const insertDeal = (accountId: number, deal: NewDeal, at: number): SQL[] => [
  sql`INSERT INTO deals(account_id, public_id, name, amount, pipeline_id, stage_id, stage_kind, contact_id, company_id,
      responsible_id, created_by, search_text, created_at, updated_at, closed_at)
    SELECT ${accountId}, ${deal.publicId}, ${deal.name}, ${deal.amount}, s.pipeline_id, s.id, s.kind, ${deal.contactId},
      ${deal.companyId}, ${deal.responsibleId}, ${deal.createdBy}, ${deal.searchText}, ${at}, ${at},
      CASE WHEN s.kind IN ('won', 'lost') THEN ${at} END
    FROM stages s WHERE s.account_id = ${accountId} AND s.id = ${deal.stageId}`,
  mustChangeOne(),
];

/** The record as the activity of the same batch names it. */
export const idOf = (table: "deals" | "contacts" | "companies" | "tasks", publicId: string): SQL =>
  sql`(SELECT id FROM ${sql.raw(table)} WHERE public_id = ${publicId})`;

type Known = { id: number; version: number };

/** Changes columns of a deal that is still as it was seen. Names of columns are ours. */
export const updateDeal = (
  accountId: number,
  { id, version }: Known,
  values: Record<string, unknown>,
  at: number,
): SQL[] => [
  sql`UPDATE deals SET ${sql.join(
    Object.entries(values).map(([column, value]) => sql`${sql.raw(column)} = ${value}`),
    sql`, `,
  )}${Object.keys(values).length > 0 ? sql`, ` : sql``}version = version + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND version = ${version} AND deleted_at IS NULL`,
  mustChangeOne(),
];

/** Moves a deal that still stands where it was taken from; the new stage must still be there. */
export const moveDeal = (
  accountId: number,
  move: { id: number; from: number; to: number; lostReasonId: number | null },
  at: number,
): SQL[] => [
  sql`UPDATE deals SET (pipeline_id, stage_id, stage_kind) =
        (SELECT s.pipeline_id, s.id, s.kind FROM stages s WHERE s.account_id = ${accountId} AND s.id = ${move.to}),
      lost_reason_id = ${move.lostReasonId},
      closed_at = (SELECT CASE WHEN s.kind IN ('won', 'lost') THEN coalesce(deals.closed_at, ${at}) END FROM stages s WHERE s.id = ${move.to}),
      version = version + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${move.id} AND stage_id = ${move.from} AND deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM stages s WHERE s.account_id = ${accountId} AND s.id = ${move.to})`,
  mustChangeOne(),
];
