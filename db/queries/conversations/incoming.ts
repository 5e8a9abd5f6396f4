import { type SQL, sql } from "drizzle-orm";
import type { ChannelStatus } from "../../../app/domain/channels/channels";
import type { Db } from "../../client";
import { absentPeople } from "./sight";

export type Incoming = {
  accountId: number;
  sourceId: number;
  chatExternalId: string;
  messageExternalId: string;
  chatPublicId: string;
  messagePublicId: string;
  clientName: string;
  searchText: string;
  phone: string | null;
  email: string | null;
  contactId: number | null;
  text: string;
  at: number;
  now: number;
};

/** The channel by its public id, and whether it takes chats. */
export const findSource = (db: Db, accountId: number, publicId: string) =>
  db.get<{ id: number; status: ChannelStatus } | undefined>(
    sql`SELECT id, status FROM sources WHERE account_id = ${accountId} AND public_id = ${publicId}`,
  );

/** The contact with one of these phones or e-mails (keys), the oldest first. */
export const findContactByKeys = (
  db: Db,
  accountId: number,
  keys: { phone: string | null; email: string | null },
) =>
  db.get<
    { id: number; name: string } | undefined
  >(sql`SELECT k.id, k.name FROM contact_points p INDEXED BY contact_points_key
    JOIN contacts k ON k.id = p.owner_id AND k.account_id = p.account_id AND k.deleted_at IS NULL
    WHERE p.account_id = ${accountId} AND p.owner_kind = 'contact'
      AND ((p.kind = 'phone' AND p.key = ${keys.phone}) OR (p.kind = 'email' AND p.key = ${keys.email}))
    ORDER BY k.id LIMIT 1`);

export const findChatByExternal = (db: Db, accountId: number, sourceId: number, externalId: string) =>
  db.get<{ id: number; publicId: string } | undefined>(sql`SELECT id, public_id AS publicId FROM conversations
    WHERE account_id = ${accountId} AND source_id = ${sourceId} AND external_id = ${externalId}`);

/** The responsible of the contact, if there is one who can act: else the chat is nobody's, for those who receive new clients. */
const activeResponsible = ({ accountId, now }: Incoming, contact: SQL) =>
  sql`(SELECT k.responsible_id FROM contacts k JOIN users u ON u.id = k.responsible_id AND u.account_id = k.account_id AND u.deleted_at IS NULL
    WHERE k.id = ${contact} AND k.account_id = ${accountId} AND k.responsible_id NOT IN (${absentPeople(accountId, now)}))`;

/**
 * Statements that take a client's message in: the chat is found or made, the message stands once however often it is
 * told, and only a new one sets the clock of the unanswered and opens a closed chat again.
 */
export function takeIn(message: Incoming): SQL[] {
  const { accountId, sourceId, at } = message;
  const chat = sql`(SELECT id FROM conversations WHERE account_id = ${accountId} AND source_id = ${sourceId} AND external_id = ${message.chatExternalId})`;
  return [
    sql`INSERT INTO conversations(account_id, public_id, external_id, source_id, contact_id, client_name, client_phone, client_email,
        responsible_id, status, search_text, opened_at, last_message_at, updated_at)
      VALUES (${accountId}, ${message.chatPublicId}, ${message.chatExternalId}, ${sourceId}, ${message.contactId},
        ${message.clientName}, ${message.phone}, ${message.email},
        ${message.contactId === null ? sql`NULL` : activeResponsible(message, sql`${message.contactId}`)},
        'open', ${message.searchText}, ${at}, ${at}, ${message.now})
      ON CONFLICT (account_id, source_id, external_id) WHERE external_id IS NOT NULL DO NOTHING`,
    sql`INSERT INTO messages(account_id, public_id, external_id, conversation_id, direction, text, state, at)
      VALUES (${accountId}, ${message.messagePublicId}, ${message.messageExternalId}, ${chat}, 'in', ${message.text}, 'received', ${at})
      ON CONFLICT (account_id, conversation_id, external_id) WHERE external_id IS NOT NULL DO NOTHING`,
    sql`UPDATE conversations SET unanswered_since = coalesce(min(unanswered_since, ${at}), ${at}),
        last_message_at = max(last_message_at, ${at}), status = 'open', closed_at = NULL, updated_at = ${message.now},
        contact_id = coalesce(contact_id, ${message.contactId}),
        responsible_id = coalesce(responsible_id, ${activeResponsible(message, sql`coalesce(contact_id, ${message.contactId})`)})
      WHERE changes() = 1 AND id = ${chat}`,
  ];
}
