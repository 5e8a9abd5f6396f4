import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CARD_KINDS, FIELD_KINDS, RECORD_KINDS, TASK_KINDS } from "../../app/domain/work/kinds";
import { accountId, id } from "./columns";

const SAVED_KINDS = [...RECORD_KINDS, "conversation"] as const;

/** Something to do until `dueAt`, on a card or alone. */
export const tasks = sqliteTable(
  "tasks",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    text: text("text").notNull(),
    kind: text("kind", { enum: TASK_KINDS }).notNull(),
    dueAt: integer("due_at").notNull(),
    remindAt: integer("remind_at"),
    remindedAt: integer("reminded_at"),
    doneAt: integer("done_at"),
    doneBy: integer("done_by"),
    result: text("result"),
    onKind: text("on_kind", { enum: CARD_KINDS }),
    onId: integer("on_id"),
    responsibleId: integer("responsible_id"),
    createdBy: integer("created_by"),
    searchText: text("search_text").notNull().default(""),
    version: integer("version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
    deletedBy: integer("deleted_by"),
  },
  (t) => [
    index("tasks_responsible")
      .on(t.accountId, t.responsibleId, t.dueAt, t.id)
      .where(sql`deleted_at IS NULL AND done_at IS NULL`),
    index("tasks_due").on(t.accountId, t.dueAt, t.id).where(sql`deleted_at IS NULL AND done_at IS NULL`),
    index("tasks_done").on(t.accountId, t.responsibleId, t.doneAt, t.id).where(sql`done_at IS NOT NULL`),
    index("tasks_updated").on(t.accountId, t.responsibleId, t.updatedAt, t.id).where(sql`deleted_at IS NULL`),
    index("tasks_on").on(t.accountId, t.onKind, t.onId, t.dueAt),
    index("tasks_remind")
      .on(t.remindAt)
      .where(sql`remind_at IS NOT NULL AND reminded_at IS NULL AND done_at IS NULL AND deleted_at IS NULL`),
    index("tasks_deleted").on(t.accountId, t.deletedAt, t.id).where(sql`deleted_at IS NOT NULL`),
  ],
);

/** What people write on a card. */
export const notes = sqliteTable(
  "notes",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    onKind: text("on_kind", { enum: CARD_KINDS }).notNull(),
    onId: integer("on_id").notNull(),
    text: text("text").notNull(),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [index("notes_on").on(t.accountId, t.onKind, t.onId, t.createdAt, t.id)],
);

/** A word to mark cards with; `key` is the folded name. */
export const tags = sqliteTable(
  "tags",
  {
    id: id(),
    accountId: accountId(),
    name: text("name").notNull(),
    key: text("key").notNull(),
  },
  (t) => [uniqueIndex("tags_key").on(t.accountId, t.key)],
);

/** Which card carries which tag. */
export const recordTags = sqliteTable(
  "record_tags",
  {
    accountId: accountId(),
    onKind: text("on_kind", { enum: CARD_KINDS }).notNull(),
    onId: integer("on_id").notNull(),
    tagId: integer("tag_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.onKind, t.onId, t.tagId] }),
    index("record_tags_tag").on(t.accountId, t.tagId, t.onKind, t.onId),
  ],
);

/** A field of the company’s own; `choices` is a JSON list of texts. */
export const customFields = sqliteTable(
  "custom_fields",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    onKind: text("on_kind", { enum: CARD_KINDS }).notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: FIELD_KINDS }).notNull(),
    choices: text("choices"),
    position: integer("position").notNull(),
  },
  (t) => [uniqueIndex("custom_fields_name").on(t.accountId, t.onKind, t.name)],
);

/** What stands in a custom field: text, number, date as YYYY-MM-DD, or the choice. */
export const customValues = sqliteTable(
  "custom_values",
  {
    accountId: accountId(),
    fieldId: integer("field_id").notNull(),
    onId: integer("on_id").notNull(),
    value: text("value").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.fieldId, t.onId] }),
    index("custom_values_on").on(t.accountId, t.onId),
  ],
);

/** A filter that a person keeps under a name. */
export const savedFilters = sqliteTable(
  "saved_filters",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    userId: integer("user_id").notNull(),
    onKind: text("on_kind", { enum: SAVED_KINDS }).notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("saved_filters_name").on(t.accountId, t.userId, t.onKind, t.name)],
);
