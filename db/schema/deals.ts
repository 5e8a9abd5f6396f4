import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { STAGE_KINDS } from "../../app/domain/work/kinds";
import { accountId, id } from "./columns";

/** How a deal travels; its stages stand in `stages`. */
export const pipelines = sqliteTable(
  "pipelines",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("pipelines_name").on(t.accountId, t.name)],
);

/** A step of a pipeline. `won` and `lost` close a deal, `unsorted` holds what nobody has taken yet. */
export const stages = sqliteTable(
  "stages",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    pipelineId: integer("pipeline_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: STAGE_KINDS }).notNull(),
    position: integer("position").notNull(),
  },
  (t) => [index("stages_pipeline").on(t.accountId, t.pipelineId, t.position)],
);

/** Why deals are lost, to choose from. */
export const lostReasons = sqliteTable(
  "lost_reasons",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [uniqueIndex("lost_reasons_name").on(t.accountId, t.name)],
);

/** A deal. `amount` in whole minor units of the company's currency; `stageKind` repeats the stage's, for the indexes. */
export const deals = sqliteTable(
  "deals",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    name: text("name").notNull(),
    amount: integer("amount"),
    pipelineId: integer("pipeline_id").notNull(),
    stageId: integer("stage_id").notNull(),
    stageKind: text("stage_kind", { enum: STAGE_KINDS }).notNull(),
    lostReasonId: integer("lost_reason_id"),
    contactId: integer("contact_id"),
    companyId: integer("company_id"),
    sourceId: integer("source_id"),
    responsibleId: integer("responsible_id"),
    createdBy: integer("created_by"),
    searchText: text("search_text").notNull().default(""),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    closedAt: integer("closed_at"),
    deletedAt: integer("deleted_at"),
    deletedBy: integer("deleted_by"),
  },
  (t) => [
    index("deals_responsible")
      .on(t.accountId, t.responsibleId, t.updatedAt, t.id)
      .where(sql`deleted_at IS NULL`),
    index("deals_updated").on(t.accountId, t.updatedAt, t.id).where(sql`deleted_at IS NULL`),
    index("deals_board").on(t.accountId, t.responsibleId, t.stageId, t.amount).where(sql`deleted_at IS NULL`),
    index("deals_stage").on(t.accountId, t.stageId, t.updatedAt, t.id).where(sql`deleted_at IS NULL`),
    index("deals_deleted").on(t.accountId, t.deletedAt, t.id).where(sql`deleted_at IS NOT NULL`),
    index("deals_contact").on(t.accountId, t.contactId).where(sql`contact_id IS NOT NULL`),
    index("deals_company").on(t.accountId, t.companyId).where(sql`company_id IS NOT NULL`),
    index("deals_created").on(t.accountId, t.createdAt, t.amount).where(sql`deleted_at IS NULL`),
    index("deals_closed")
      .on(t.accountId, t.closedAt, t.stageKind, t.amount)
      .where(sql`deleted_at IS NULL AND closed_at IS NOT NULL`),
    index("deals_created_by").on(t.accountId, t.createdBy, t.createdAt),
    uniqueIndex("deals_external").on(t.accountId, t.externalId).where(sql`external_id IS NOT NULL`),
  ],
);
