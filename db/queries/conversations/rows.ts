import { type SQL, sql } from "drizzle-orm";
import type { ChannelKind } from "../../../app/domain/channels/channels";
import type { ConversationStatus } from "../../../app/domain/conversations/kinds";
import type { Db } from "../../client";
import { nameOf, publicIdOf, unitsOf } from "../work/tables";
import { absentPeople } from "./sight";

/** A linked record: whose it is decides what it opens (semantics 3). */
export type LinkedRow = {
  id: number;
  publicId: string;
  name: string;
  responsibleId: number | null;
  units: number[];
};

export type ChatRow = {
  id: number;
  publicId: string;
  clientName: string;
  status: ConversationStatus;
  openedAt: number;
  closedAt: number | null;
  lastMessageAt: number;
  unansweredSince: number | null;
  sourceId: number;
  source: string;
  sourceKind: ChannelKind;
  /** The channel's public id, and what the channel itself calls the chat. */
  sourceKey: string;
  externalId: string | null;
  connectionId: number | null;
  responsibleId: number | null;
  responsible: string | null;
  responsibleName: string | null;
  units: number[];
  /** Somebody is responsible, and neither held nor gone. */
  isResponsibleActive: boolean;
  isParticipant: boolean;
  clientPhone: string | null;
  clientEmail: string | null;
  contact: LinkedRow | null;
  deal: LinkedRow | null;
};

const linked = (
  table: SQL,
  column: SQL,
  accountId: number,
) => sql`(SELECT json_object('id', k.id, 'publicId', k.public_id,
  'name', k.name, 'responsibleId', k.responsible_id, 'units', json(${unitsOf(accountId, sql`k.responsible_id`)}))
  FROM ${table} k WHERE k.id = ${column} AND k.account_id = ${accountId} AND k.deleted_at IS NULL)`;

const columns = (accountId: number, viewerId: number, now: number) => sql`r.id, r.public_id AS publicId,
  r.client_name AS clientName, r.status, r.opened_at AS openedAt, r.closed_at AS closedAt,
  r.last_message_at AS lastMessageAt, r.unanswered_since AS unansweredSince, r.source_id AS sourceId,
  s.name AS source, s.kind AS sourceKind, s.public_id AS sourceKey, r.external_id AS externalId, r.connection_id AS connectionId, r.responsible_id AS responsibleId,
  ${publicIdOf(sql`r.responsible_id`)} AS responsible, ${nameOf(sql`r.responsible_id`)} AS responsibleName,
  ${unitsOf(accountId, sql`r.responsible_id`)} AS units, r.client_phone AS clientPhone, r.client_email AS clientEmail,
  (EXISTS (SELECT 1 FROM users u WHERE u.id = r.responsible_id AND u.account_id = ${accountId} AND u.deleted_at IS NULL)
    AND r.responsible_id NOT IN (${absentPeople(accountId, now)})) AS isResponsibleActive,
  EXISTS (SELECT 1 FROM conversation_participants p WHERE p.account_id = ${accountId} AND p.conversation_id = r.id
    AND p.user_id = ${viewerId}) AS isParticipant,
  ${linked(sql`contacts`, sql`r.contact_id`, accountId)} AS contact, ${linked(sql`deals`, sql`r.deal_id`, accountId)} AS deal`;

type Raw = Omit<ChatRow, "units" | "isResponsibleActive" | "isParticipant" | "contact" | "deal"> &
  Record<"units", string> &
  Record<"isResponsibleActive" | "isParticipant", number | null> &
  Record<"contact" | "deal", string | null>;

const read = (row: Raw): ChatRow => ({
  ...row,
  units: JSON.parse(row.units),
  isResponsibleActive: row.isResponsibleActive === 1,
  isParticipant: row.isParticipant === 1,
  contact: row.contact === null ? null : JSON.parse(row.contact),
  deal: row.deal === null ? null : JSON.parse(row.deal),
});

type Who = { accountId: number; viewerId: number; now: number };

/** Chats by ids that a page has found, in its order. */
export async function readChats(
  db: Db,
  { accountId, viewerId, now }: Who,
  ids: readonly number[],
): Promise<ChatRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<Raw>(sql`SELECT ${columns(accountId, viewerId, now)}
    FROM json_each(${JSON.stringify(ids)}) j JOIN conversations r ON r.id = j.value
    JOIN sources s ON s.id = r.source_id WHERE r.account_id = ${accountId} ORDER BY j.key`);
  return rows.map(read);
}

/** One chat of the account, whoever may read it: the rules decide by its facts. */
export async function findChat(
  db: Db,
  { accountId, viewerId, now }: Who,
  publicId: string,
): Promise<ChatRow | null> {
  const row = await db.get<Raw | undefined>(sql`SELECT ${columns(accountId, viewerId, now)}
    FROM conversations r JOIN sources s ON s.id = r.source_id
    WHERE r.account_id = ${accountId} AND r.public_id = ${publicId}`);
  return row === undefined ? null : read(row);
}

/** The newest chats of a contact or a deal, at most twenty. */
export const chatsLinkedTo = async (
  db: Db,
  accountId: number,
  kind: "contact" | "deal",
  id: number,
): Promise<number[]> =>
  (
    await db.all<{ id: number }>(sql`SELECT id FROM conversations
      INDEXED BY ${kind === "contact" ? sql`conversations_contact` : sql`conversations_deal`}
      WHERE account_id = ${accountId} AND ${kind === "contact" ? sql`contact_id` : sql`deal_id`} = ${id}
      ORDER BY last_message_at DESC, id DESC LIMIT 20`)
  ).map((row) => row.id);
