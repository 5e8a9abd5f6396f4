import { sql } from "drizzle-orm";
import type { MessageDirection, MessageState } from "../../../app/domain/conversations/kinds";
import type { Db } from "../../client";
import { atMost } from "../at-most";
import { nameOf } from "../work/tables";

export type Message = {
  id: number;
  publicId: string;
  direction: MessageDirection;
  by: string | null;
  text: string;
  state: MessageState;
  at: number;
};

/** Messages of one page of a chat. */
export const MESSAGES_SHOWN = 100;

/** The newest messages and notes of a chat before an id, oldest first; one more than shown says that there are earlier ones. */
export async function messagesOf(
  db: Db,
  accountId: number,
  conversationId: number,
  before: number | null,
  limit = MESSAGES_SHOWN,
): Promise<Message[]> {
  const rows =
    await db.all<Message>(sql`SELECT m.id, m.public_id AS publicId, m.direction, ${nameOf(sql`m.author_id`)} AS by,
      m.text, m.state, m.at FROM messages m INDEXED BY messages_conversation
    WHERE m.account_id = ${accountId} AND m.conversation_id = ${conversationId}
      ${before === null ? sql`` : sql`AND (m.at, m.id) < (SELECT b.at, b.id FROM messages b WHERE b.id = ${before} AND b.account_id = ${accountId})`}
    ORDER BY m.at DESC, m.id DESC ${atMost(limit + 1)}`);
  return rows.reverse();
}

/** The last message in or out of each of these chats, for those whose history is read. */
export async function lastMessages(
  db: Db,
  accountId: number,
  ids: readonly number[],
): Promise<Map<number, Pick<Message, "text" | "direction">>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{
    chat: number;
    text: string;
    direction: MessageDirection;
  }>(sql`SELECT j.value AS chat,
      substr(m.text, 1, 160) AS text, m.direction FROM json_each(${JSON.stringify(ids)}) j JOIN messages m ON m.id =
      (SELECT l.id FROM messages l INDEXED BY messages_conversation WHERE l.account_id = ${accountId} AND l.conversation_id = j.value
        AND l.direction <> 'note' ORDER BY l.at DESC, l.id DESC LIMIT 1)`);
  return new Map(rows.map(({ chat, ...message }) => [chat, message]));
}

/** Who has joined a chat, in order. */
export const participantsOf = (db: Db, accountId: number, conversationId: number) =>
  db.all<{ name: string }>(sql`SELECT ${nameOf(sql`p.user_id`)} AS name FROM conversation_participants p
    WHERE p.account_id = ${accountId} AND p.conversation_id = ${conversationId} ORDER BY p.joined_at, p.user_id LIMIT 50`);

export type Rating = {
  score: number;
  comment: string | null;
  by: string | null;
  about: string | null;
  at: number;
  mine: number;
};

/** Marks on a chat, newest first. */
export const ratingsOf = (db: Db, accountId: number, conversationId: number, userId: number) =>
  db.all<Rating>(sql`SELECT g.score, g.comment, g.at, ${nameOf(sql`g.by_id`)} AS by, ${nameOf(sql`g.about_id`)} AS about,
      g.by_id IS ${userId} AS mine FROM ratings g WHERE g.account_id = ${accountId} AND g.conversation_id = ${conversationId}
    ORDER BY g.at DESC, g.id DESC LIMIT 20`);
