import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "../../../app/domain/access";
import type { StageKind } from "../../../app/domain/work/kinds";
import type { Db } from "../../client";
import { inScope } from "../scope";
import { nameOf, publicIdOf, unitsOf } from "./tables";

/** What a viewer may see of linked records: a deal may be in scope where its contact is not. */
export type LinkScopes = { contact: Scope; company: Scope };

export type DealRow = {
  id: number;
  publicId: string;
  name: string;
  amount: number | null;
  stageId: number;
  stageKind: StageKind;
  updatedAt: number;
  createdAt: number;
  responsible: string | null;
  responsibleName: string | null;
  contact: string | null;
  contactName: string | null;
  company: string | null;
  companyName: string | null;
  tags: string[];
};

const link = (table: SQL, id: SQL, accountId: number, scope: Scope, column: SQL) =>
  sql`(SELECT l.${column} FROM ${table} l WHERE l.id = ${id} AND l.account_id = ${accountId} AND l.deleted_at IS NULL
    AND ${inScope(scope, accountId, sql`l.responsible_id`)})`;

const links = (accountId: number, { contact, company }: LinkScopes) => sql`
  ${link(sql`contacts`, sql`d.contact_id`, accountId, contact, sql`public_id`)} AS contact,
  ${link(sql`contacts`, sql`d.contact_id`, accountId, contact, sql`name`)} AS contactName,
  ${link(sql`companies`, sql`d.company_id`, accountId, company, sql`public_id`)} AS company,
  ${link(sql`companies`, sql`d.company_id`, accountId, company, sql`name`)} AS companyName`;

export const tagsOf = (accountId: number, kind: string, id: SQL) => sql`(SELECT json_group_array(name) FROM (
  SELECT t.name FROM record_tags x JOIN tags t ON t.id = x.tag_id
  WHERE x.account_id = ${accountId} AND x.on_kind = ${kind} AND x.on_id = ${id} ORDER BY t.name))`;

const columns = (
  accountId: number,
  scopes: LinkScopes,
) => sql`d.id, d.public_id AS publicId, d.name, d.amount,
  d.stage_id AS stageId, d.stage_kind AS stageKind, d.updated_at AS updatedAt, d.created_at AS createdAt,
  ${publicIdOf(sql`d.responsible_id`)} AS responsible, ${nameOf(sql`d.responsible_id`)} AS responsibleName,
  ${links(accountId, scopes)}, ${tagsOf(accountId, "deal", sql`d.id`)} AS tags`;

/** Deals by ids that a page has found, in its order. */
export async function readDeals(
  db: Db,
  accountId: number,
  ids: readonly number[],
  scopes: LinkScopes,
): Promise<DealRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<Omit<DealRow, "tags"> & { tags: string }>(
    sql`SELECT ${columns(accountId, scopes)} FROM json_each(${JSON.stringify(ids)}) j JOIN deals d ON d.id = j.value
      WHERE d.account_id = ${accountId} ORDER BY j.key`,
  );
  return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) }));
}

export type DealFacts = DealRow & {
  pipelineId: number;
  responsibleId: number | null;
  units: number[];
  createdByName: string | null;
  contactId: number | null;
  companyId: number | null;
  lostReasonId: number | null;
  lostReason: string | null;
  version: number;
  closedAt: number | null;
  deletedAt: number | null;
};

/** One deal in scope by public id; null when there is none, whether or not it exists elsewhere. `bin`: a deleted one. */
export async function findDeal(
  db: Db,
  accountId: number,
  scope: Scope,
  publicId: string,
  scopes: LinkScopes,
  bin = false,
): Promise<DealFacts | null> {
  const row = await db.get<(Omit<DealFacts, "tags" | "units"> & { tags: string; units: string }) | undefined>(
    sql`SELECT ${columns(accountId, scopes)}, d.pipeline_id AS pipelineId, d.responsible_id AS responsibleId,
      ${unitsOf(accountId, sql`d.responsible_id`)} AS units, ${nameOf(sql`d.created_by`)} AS createdByName,
      d.contact_id AS contactId, d.company_id AS companyId, d.lost_reason_id AS lostReasonId,
      (SELECT l.name FROM lost_reasons l WHERE l.id = d.lost_reason_id) AS lostReason,
      d.version, d.closed_at AS closedAt, d.deleted_at AS deletedAt
    FROM deals d WHERE d.account_id = ${accountId} AND d.public_id = ${publicId}
      AND d.deleted_at IS ${bin ? sql`NOT NULL` : sql`NULL`} AND ${inScope(scope, accountId, sql`d.responsible_id`)}`,
  );
  return row === undefined ? null : { ...row, tags: JSON.parse(row.tags), units: JSON.parse(row.units) };
}
