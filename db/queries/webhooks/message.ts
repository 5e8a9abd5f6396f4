import { type SQL, sql } from "drizzle-orm";
import type { MessageFacts } from "../../../app/domain/webhooks/message";
import type { Db } from "../../client";
import type { LeasedDelivery } from "./deliveries";

type Row = Omit<MessageFacts, "subject" | "changes"> & {
  kind: string | null;
  id: string | null;
  changes: string;
};
type Pointer = Pick<LeasedDelivery, "accountId" | "source" | "sourceId" | "event" | "at">;

const account = (accountId: number) =>
  sql`(SELECT account_public_id FROM settings WHERE account_id = ${accountId})`;
const personOf = (accountId: number, column: SQL) =>
  sql`(SELECT public_id FROM users WHERE account_id = ${accountId} AND id = ${column})`;
const changes = (table: SQL, key: SQL) =>
  sql`(SELECT json_group_array(json_object('field', field, 'before', before, 'after', after)) FROM ${table} WHERE ${key})`;

/** Tables of what a log's row can be about, by the kind that stands in it. */
const TABLES: Record<string, string> = {
  user: "users",
  department: "units",
  group: "units",
  workgroup: "units",
  role: "roles",
  limit: "limits",
  channel: "sources",
  invitation: "invitations",
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
  conversation: "conversations",
};

const subject = (accountId: number, kind: SQL, id: SQL) =>
  sql`CASE ${kind} ${sql.join(
    Object.entries(TABLES).map(
      ([name, table]) =>
        sql`WHEN ${name} THEN (SELECT public_id FROM ${sql.raw(table)} WHERE account_id = ${accountId} AND id = ${id})`,
    ),
    sql` `,
  )} END`;

function selectOf({ accountId, source, sourceId }: Pointer): SQL {
  if (source === "audit")
    return sql`SELECT ${account(accountId)} AS account, event, at, ${personOf(accountId, sql`actor_id`)} AS actor,
      target_kind AS kind, ${subject(accountId, sql`target_kind`, sql`target_id`)} AS id, NULL AS reason, NULL AS session,
      ${changes(sql`audit_changes`, sql`audit_public_id = audit_log.public_id`)} AS changes
      FROM audit_log WHERE id = ${sourceId} AND account_id = ${accountId}`;
  if (source === "auth")
    return sql`SELECT ${account(accountId)} AS account, event, at, ${personOf(accountId, sql`actor_id`)} AS actor,
      'user' AS kind, ${personOf(accountId, sql`user_id`)} AS id, reason, session_id AS session, '[]' AS changes
      FROM auth_log WHERE id = ${sourceId} AND account_id = ${accountId}`;
  return sql`SELECT ${account(accountId)} AS account, kind AS event, at, ${personOf(accountId, sql`user_id`)} AS actor,
    object_kind AS kind, ${subject(accountId, sql`object_kind`, sql`object_id`)} AS id, NULL AS reason, NULL AS session,
    ${changes(sql`activity_changes`, sql`activity_id = activity.id`)} AS changes
    FROM activity WHERE id = ${sourceId} AND account_id = ${accountId}`;
}

/** What a message tells, read from the row that it points at; null when that row's retention has passed. */
export async function readMessage(db: Db, pointer: Pointer): Promise<MessageFacts | null> {
  if (pointer.source === "test") {
    const row = await db.get<{ account: string }>(sql`SELECT ${account(pointer.accountId)} AS account`);
    const nobody = { actor: null, subject: null, reason: null, session: null, changes: [] };
    return { account: row.account, event: pointer.event, at: pointer.at, ...nobody };
  }
  const row = await db.get<Row | undefined>(selectOf(pointer));
  if (row === undefined) return null;
  const { kind, id, changes, ...facts } = row;
  return { ...facts, subject: kind === null ? null : { kind, id }, changes: JSON.parse(changes) };
}
