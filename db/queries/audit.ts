import { type SQL, sql } from "drizzle-orm";
import type { LogEvent } from "../../app/domain/log/events";

/** Who did it, from where: copied into the row, so that it stays readable when the person has left. */
export type Actor = {
  userId: number;
  name: string;
  version: number;
  ip: string | null;
  sessionId: string | null;
  requestId: string;
};
export type Change = {
  field: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
};
export type AuditEvent = {
  publicId: string;
  event: LogEvent;
  at: number;
  actor: Actor | null;
  /** `id` as a subselect for what the same batch makes. */
  target: { kind: string; id: number | SQL | null; name: string } | null;
  reason?: string | null;
  changes?: Change[];
};

const asText = (value: Change["before"]) => (value === null ? null : String(value));

/** One row for the event and one for each changed field, in the batch of the change itself (ASVS 16.2.1). */
export function appendAudit(accountId: number, entry: AuditEvent): SQL[] {
  const { actor, target } = entry;
  return [
    sql`INSERT INTO audit_log(account_id, public_id, at, event, actor_id, actor_name, target_kind, target_id, target_name,
      ip, session_id, request_id, reason) VALUES (${accountId}, ${entry.publicId}, ${entry.at}, ${entry.event},
      ${actor?.userId ?? null}, ${actor?.name ?? null}, ${target?.kind ?? null}, ${target?.id ?? null},
      ${target?.name ?? null}, ${actor?.ip ?? null}, ${actor?.sessionId ?? null}, ${actor?.requestId ?? null},
      ${entry.reason ?? null})`,
    ...changeRows(accountId, entry),
  ];
}

/** All changes in one statement: a batch of a thousand pasted lines stays a small batch. */
function changeRows(accountId: number, { publicId, changes = [] }: AuditEvent): SQL[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ field, before, after }) => [field, asText(before), asText(after)]);
  return [
    sql`INSERT INTO audit_changes(account_id, audit_public_id, field, before, after)
      SELECT ${accountId}, ${publicId}, value->>0, value->>1, value->>2 FROM json_each(${JSON.stringify(rows)}) ORDER BY key`,
  ];
}
