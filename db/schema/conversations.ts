import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  CONVERSATION_STATUSES,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATES,
  RATING_KINDS,
} from "../../app/domain/conversations/kinds";
import { accountId, id } from "./columns";

/** A chat with a client on one source. */
export const conversations = sqliteTable(
  "conversations",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    sourceId: integer("source_id").notNull(),
    connectionId: integer("connection_id"),
    contactId: integer("contact_id"),
    dealId: integer("deal_id"),
    clientName: text("client_name").notNull(),
    /** How to reach a client who is no contact yet: E.164, and the address. */
    clientPhone: text("client_phone"),
    clientEmail: text("client_email"),
    responsibleId: integer("responsible_id"),
    status: text("status", { enum: CONVERSATION_STATUSES }).notNull(),
    searchText: text("search_text").notNull().default(""),
    version: integer("version").notNull().default(1),
    openedAt: integer("opened_at").notNull(),
    closedAt: integer("closed_at"),
    lastMessageAt: integer("last_message_at").notNull(),
    unansweredSince: integer("unanswered_since"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    index("conversations_responsible").on(t.accountId, t.responsibleId, t.lastMessageAt, t.id),
    index("conversations_latest").on(t.accountId, t.lastMessageAt, t.id),
    index("conversations_source").on(t.accountId, t.sourceId, t.lastMessageAt, t.id),
    index("conversations_unanswered")
      .on(t.accountId, t.lastMessageAt, t.id)
      .where(sql`unanswered_since IS NOT NULL`),
    index("conversations_open")
      .on(t.accountId, t.responsibleId, t.lastMessageAt, t.id)
      .where(sql`status = 'open'`),
    index("conversations_contact").on(t.accountId, t.contactId).where(sql`contact_id IS NOT NULL`),
    index("conversations_deal").on(t.accountId, t.dealId).where(sql`deal_id IS NOT NULL`),
    uniqueIndex("conversations_external")
      .on(t.accountId, t.sourceId, t.externalId)
      .where(sql`external_id IS NOT NULL`),
  ],
);

/** Who has joined a chat: it is readable to them always (semantics 3). */
export const conversationParticipants = sqliteTable(
  "conversation_participants",
  {
    accountId: accountId(),
    conversationId: integer("conversation_id").notNull(),
    userId: integer("user_id").notNull(),
    joinedAt: integer("joined_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.conversationId, t.userId] }),
    index("conversation_participants_user").on(t.accountId, t.userId, t.conversationId),
  ],
);

/** Messages in and out, and internal notes. */
export const messages = sqliteTable(
  "messages",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    externalId: text("external_id"),
    conversationId: integer("conversation_id").notNull(),
    direction: text("direction", { enum: MESSAGE_DIRECTIONS }).notNull(),
    authorId: integer("author_id"),
    text: text("text").notNull(),
    state: text("state", { enum: MESSAGE_STATES }).notNull(),
    at: integer("at").notNull(),
  },
  (t) => [
    index("messages_conversation").on(t.accountId, t.conversationId, t.at, t.id),
    index("messages_at").on(t.accountId, t.at, t.direction, t.conversationId),
    index("messages_author").on(t.accountId, t.authorId, t.at).where(sql`author_id IS NOT NULL`),
    uniqueIndex("messages_external")
      .on(t.accountId, t.conversationId, t.externalId)
      .where(sql`external_id IS NOT NULL`),
  ],
);

/** Marks from 1 to 5 on a conversation. */
export const ratings = sqliteTable(
  "ratings",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    conversationId: integer("conversation_id").notNull(),
    kind: text("kind", { enum: RATING_KINDS }).notNull(),
    score: integer("score").notNull(),
    aboutId: integer("about_id"),
    byId: integer("by_id"),
    comment: text("comment"),
    at: integer("at").notNull(),
  },
  (t) => [index("ratings_about").on(t.accountId, t.aboutId, t.at)],
);
