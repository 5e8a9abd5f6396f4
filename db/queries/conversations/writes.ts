import { type SQL, sql } from "drizzle-orm";
import type {
  ConversationStatus,
  MessageDirection,
  MessageState,
} from "../../../app/domain/conversations/kinds";
import type { Db } from "../../client";
import { mustChangeOne, mustHold } from "../guarded-batch";

type Chat = { accountId: number; id: number };

/** Writes a message of a person, or a note. */
export const insertMessage = (
  { accountId, id }: Chat,
  message: {
    publicId: string;
    direction: MessageDirection;
    state: MessageState;
    authorId: number;
    text: string;
    at: number;
  },
): SQL[] => [
  sql`INSERT INTO messages(account_id, public_id, conversation_id, direction, author_id, text, state, at)
    VALUES (${accountId}, ${message.publicId}, ${id}, ${message.direction}, ${message.authorId}, ${message.text}, ${message.state}, ${message.at})`,
  mustChangeOne(),
];

/** An answer to the client: nobody waits any more. The chat must be open and with whom it was seen. */
export const answerChat = (
  { accountId, id }: Chat,
  seen: { responsibleId: number | null },
  at: number,
): SQL[] => [
  sql`UPDATE conversations SET unanswered_since = NULL, last_message_at = max(last_message_at, ${at}), updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND status = 'open' AND responsible_id IS ${seen.responsibleId}`,
  mustChangeOne(),
];

/** The first answer takes the chat: exactly one writer finds it as it was seen (semantics 4). */
export const claimChat = (
  { accountId, id }: Chat,
  claim: { from: number | null; to: number },
  at: number,
): SQL[] => [
  sql`UPDATE conversations SET responsible_id = ${claim.to}, version = version + 1, unanswered_since = NULL,
      last_message_at = max(last_message_at, ${at}), updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND status = 'open' AND responsible_id IS ${claim.from}`,
  mustChangeOne(),
];

/** Whoever took a client's chat is responsible for the contact too, where that stands empty or with the same person. */
export const claimContact = (
  accountId: number,
  contactId: number,
  claim: { from: number | null; to: number },
  at: number,
): SQL =>
  sql`UPDATE contacts SET responsible_id = ${claim.to}, version = version + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${contactId} AND deleted_at IS NULL
      AND (responsible_id IS NULL OR responsible_id IS ${claim.from})`;

/** The contact that the first answer made of a new client. */
export const linkContact = ({ accountId, id }: Chat, contactPublicId: string): SQL[] => [
  sql`UPDATE conversations SET contact_id = (SELECT k.id FROM contacts k WHERE k.public_id = ${contactPublicId})
    WHERE account_id = ${accountId} AND id = ${id} AND contact_id IS NULL`,
  mustChangeOne(),
];

/** Says which deal the chat is about; it must still be linked as it was seen. */
export const linkDeal = (
  { accountId, id }: Chat,
  link: { from: number | null; to: number | null },
  at: number,
): SQL[] => [
  sql`UPDATE conversations SET deal_id = ${link.to}, version = version + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND deal_id IS ${link.from}`,
  mustChangeOne(),
];

export const addParticipant = ({ accountId, id }: Chat, userId: number, at: number): SQL[] => [
  sql`INSERT INTO conversation_participants(account_id, conversation_id, user_id, joined_at)
    VALUES (${accountId}, ${id}, ${userId}, ${at}) ON CONFLICT DO NOTHING`,
  mustChangeOne(),
];

/** Gives the chat to somebody who is still there and without a hold, or to nobody. */
export const giveChat = (
  { accountId, id }: Chat,
  give: { from: number | null; to: number | null },
  held: SQL,
  at: number,
): SQL[] => [
  mustHold(sql`${give.to} IS NULL OR EXISTS (SELECT 1 FROM users u WHERE u.account_id = ${accountId} AND u.id = ${give.to} AND u.deleted_at IS NULL)
    AND ${give.to} NOT IN (${held})`),
  sql`UPDATE conversations SET responsible_id = ${give.to}, version = version + 1, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND responsible_id IS ${give.from}`,
  mustChangeOne(),
];

/** Closes or reopens; a closed chat waits for nobody. */
export const setChatStatus = ({ accountId, id }: Chat, to: ConversationStatus, at: number): SQL[] => [
  sql`UPDATE conversations SET status = ${to}, closed_at = ${to === "closed" ? at : null}, version = version + 1,
      unanswered_since = CASE ${to} WHEN 'closed' THEN NULL ELSE unanswered_since END, updated_at = ${at}
    WHERE account_id = ${accountId} AND id = ${id} AND status <> ${to}`,
  mustChangeOne(),
];

/** A supervisor's mark on the work of who is responsible; another mark of the same person is the new one (BX-35). */
export const writeRating = (
  { accountId, id }: Chat,
  rating: { publicId: string; score: number; comment: string | null; byId: number; at: number },
): SQL[] => [
  sql`DELETE FROM ratings WHERE account_id = ${accountId} AND conversation_id = ${id} AND kind = 'supervisor' AND by_id = ${rating.byId}`,
  sql`INSERT INTO ratings(account_id, public_id, conversation_id, kind, score, about_id, by_id, comment, at)
    SELECT ${accountId}, ${rating.publicId}, ${id}, 'supervisor', ${rating.score}, r.responsible_id, ${rating.byId}, ${rating.comment}, ${rating.at}
    FROM conversations r WHERE r.account_id = ${accountId} AND r.id = ${id}`,
  mustChangeOne(),
];

/** Has a first answer taken this chat since an instant (ms)? */
export const wasClaimed = async (db: Db, accountId: number, id: number, since: number): Promise<boolean> =>
  (
    await db.all(sql`SELECT 1 FROM activity INDEXED BY activity_object WHERE account_id = ${accountId} AND object_kind = 'conversation'
      AND object_id = ${id} AND at >= ${since} AND kind = 'responsible_changed' AND source <> 'system' LIMIT 1`)
  ).length > 0;
