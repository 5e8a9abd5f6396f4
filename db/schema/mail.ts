import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MAIL_REASONS, MAIL_STATES } from "../../app/domain/mail/states";
import { accountId, id } from "./columns";

/** Mails that wait, and the delivery log of those that do not: kind and details, never words (migration 0210). */
export const mailOutbox = sqliteTable(
  "mail_outbox",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    /** With the receiver: such a mail is queued once, however often the change that causes it is repeated. */
    onceKey: text("once_key"),
    /** Null: a receiver who is no person of the company. */
    userId: integer("user_id"),
    /** As of queueing; after an attempt the address that it went to. */
    toEmail: text("to_email").notNull(),
    toName: text("to_name").notNull().default(""),
    language: text("language"),
    kind: text("kind").notNull(),
    /** JSON; null once nothing is to be sent from it. */
    details: text("details"),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    state: text("state", { enum: MAIL_STATES }).notNull().default("queued"),
    reason: text("reason", { enum: MAIL_REASONS }),
    /** What the mail server said, last time. */
    answer: text("answer"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    lease: text("lease"),
    leasedUntil: integer("leased_until"),
    doneAt: integer("done_at"),
  },
  (t) => [
    uniqueIndex("mail_outbox_once").on(t.accountId, t.onceKey, t.userId).where(sql`once_key IS NOT NULL`),
    index("mail_outbox_due").on(t.state, t.nextAttemptAt),
    index("mail_outbox_account").on(t.accountId, t.id),
    index("mail_outbox_user").on(t.accountId, t.userId, t.id),
  ],
);

export const mailChannels = sqliteTable(
  "mail_channels",
  {
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    /** Confirmed, else null [MC-48]. */
    noticeEmail: text("notice_email"),
    wantedEmail: text("wanted_email"),
    wantedTokenHash: text("wanted_token_hash"),
    wantedUntil: integer("wanted_until"),
    /** In a row, since the last letter that arrived. */
    refusals: integer("refusals").notNull().default(0),
    brokenAt: integer("broken_at"),
    brokenAnswer: text("broken_answer"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId] }),
    uniqueIndex("mail_channels_token").on(t.wantedTokenHash).where(sql`wanted_token_hash IS NOT NULL`),
  ],
);

export const mailOff = sqliteTable(
  "mail_off",
  { accountId: accountId(), userId: integer("user_id").notNull(), kind: text("kind").notNull() },
  (t) => [primaryKey({ columns: [t.accountId, t.userId, t.kind] })],
);

/** The mailbox of demo mode. */
export const mailbox = sqliteTable(
  "mailbox",
  {
    id: id(),
    publicId: text("public_id").notNull().unique(),
    toEmail: text("to_email").notNull(),
    kind: text("kind").notNull(),
    language: text("language").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("mailbox_to").on(t.toEmail, t.id)],
);
