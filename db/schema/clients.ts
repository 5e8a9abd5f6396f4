import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { POINT_KINDS } from "../../app/domain/work/kinds";
import { accountId, id } from "./columns";

const POINT_OWNERS = ["contact", "company"] as const;

/** A client company. */
export const companies = sqliteTable(
  "companies",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    name: text("name").notNull(),
    site: text("site"),
    address: text("address"),
    responsibleId: integer("responsible_id"),
    createdBy: integer("created_by"),
    searchText: text("search_text").notNull().default(""),
    searchHidden: text("search_hidden").notNull().default(""),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
    deletedBy: integer("deleted_by"),
  },
  (t) => [
    index("companies_responsible")
      .on(t.accountId, t.responsibleId, t.updatedAt, t.id)
      .where(sql`deleted_at IS NULL`),
    index("companies_updated").on(t.accountId, t.updatedAt, t.id).where(sql`deleted_at IS NULL`),
    index("companies_deleted").on(t.accountId, t.deletedAt, t.id).where(sql`deleted_at IS NOT NULL`),
    uniqueIndex("companies_external").on(t.accountId, t.externalId).where(sql`external_id IS NOT NULL`),
  ],
);

/** A client. `mergedInto`: the contact that took over what this duplicate had. */
export const contacts = sqliteTable(
  "contacts",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    name: text("name").notNull(),
    position: text("position"),
    companyId: integer("company_id"),
    isVip: integer("is_vip", { mode: "boolean" }).notNull().default(false),
    responsibleId: integer("responsible_id"),
    createdBy: integer("created_by"),
    searchText: text("search_text").notNull().default(""),
    searchHidden: text("search_hidden").notNull().default(""),
    version: integer("version").notNull().default(1),
    mergedInto: integer("merged_into"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
    deletedBy: integer("deleted_by"),
  },
  (t) => [
    index("contacts_responsible")
      .on(t.accountId, t.responsibleId, t.updatedAt, t.id)
      .where(sql`deleted_at IS NULL`),
    index("contacts_updated").on(t.accountId, t.updatedAt, t.id).where(sql`deleted_at IS NULL`),
    index("contacts_deleted").on(t.accountId, t.deletedAt, t.id).where(sql`deleted_at IS NOT NULL`),
    index("contacts_company").on(t.accountId, t.companyId).where(sql`company_id IS NOT NULL`),
    uniqueIndex("contacts_external").on(t.accountId, t.externalId).where(sql`external_id IS NOT NULL`),
  ],
);

/** Phones and e-mails; `key` (E.164 or the folded address) finds duplicates. */
export const contactPoints = sqliteTable(
  "contact_points",
  {
    id: id(),
    accountId: accountId(),
    ownerKind: text("owner_kind", { enum: POINT_OWNERS }).notNull(),
    ownerId: integer("owner_id").notNull(),
    kind: text("kind", { enum: POINT_KINDS }).notNull(),
    value: text("value").notNull(),
    key: text("key").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    index("contact_points_owner").on(t.accountId, t.ownerKind, t.ownerId, t.position),
    index("contact_points_key").on(t.accountId, t.kind, t.key),
  ],
);
