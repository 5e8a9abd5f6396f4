import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accountId, id } from "./columns";

export const ROLE_FAMILIES = ["system", "chat", "special", "implicit"] as const;
export const SUBJECT_KINDS = ["user", "unit", "everyone"] as const;

/** A role. Built-in ones name a template and take their cells from it unless the row has cells of its own (HEAD, BASE). */
export const roles = sqliteTable(
  "roles",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    family: text("family", { enum: ROLE_FAMILIES }).notNull(),
    template: text("template"),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    isActive: integer("is_active", { mode: "boolean" }).notNull().default(true),
    hasOwnCells: integer("has_own_cells", { mode: "boolean" }).notNull().default(false),
    /** Raised by every edit, so that nobody overwrites what they have not seen. */
    version: integer("version").notNull().default(1),
    /** The shipped role whose place this copy of the company takes (FM-03). */
    copiedFrom: integer("copied_from"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("roles_account").on(t.accountId, t.family, t.name)],
);

export const roleCells = sqliteTable(
  "role_cells",
  {
    id: id(),
    accountId: accountId(),
    roleId: integer("role_id").notNull(),
    permission: text("permission").notNull(),
    level: text("level").notNull(),
  },
  (t) => [index("role_cells_role").on(t.accountId, t.roleId)],
);

/** A role or a single cell given to a person, a unit or everybody; may be bound to a source or a connection and to a term. */
export const grants = sqliteTable(
  "grants",
  {
    id: id(),
    accountId: accountId(),
    subjectKind: text("subject_kind", { enum: SUBJECT_KINDS }).notNull(),
    subjectId: integer("subject_id").notNull(),
    roleId: integer("role_id"),
    permission: text("permission"),
    level: text("level"),
    sourceId: integer("source_id"),
    connectionId: integer("connection_id"),
    validFrom: integer("valid_from"),
    validUntil: integer("valid_until"),
    origin: text("origin").notNull().default("direct"),
    /** The tick "Send replies" is off on its source (MC-26, roles.md R4). */
    withoutReply: integer("without_reply", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by"),
    /** Set by a trigger when the writer gives none. */
    publicId: text("public_id").unique(),
  },
  (t) => [
    index("grants_subject").on(t.accountId, t.subjectKind, t.subjectId),
    index("grants_role").on(t.accountId, t.roleId),
  ],
);

/** Who is to look at a person's access; the row goes when the review is done [AU-20]. */
export const accessReviews = sqliteTable(
  "access_reviews",
  {
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    reviewerId: integer("reviewer_id").notNull(),
    assignedBy: integer("assigned_by").notNull(),
    assignedAt: integer("assigned_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId] }),
    index("access_reviews_reviewer").on(t.accountId, t.reviewerId),
  ],
);

/** When a grant was last looked at and kept. */
export const grantReviews = sqliteTable(
  "grant_reviews",
  {
    accountId: accountId(),
    grantId: integer("grant_id").notNull(),
    keptBy: integer("kept_by").notNull(),
    keptAt: integer("kept_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.grantId] })],
);
