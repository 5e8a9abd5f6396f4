import { type SQL, sql } from "drizzle-orm";
import { keyOfWords } from "../../app/domain/network/address-key";
import type { SavedEntry, SavedList } from "../../app/domain/network/saved-list";
import { mustChangeOne } from "./guarded-batch";
import { asRow, beforeDoc } from "./network";

/** A save: the list that was read, the list that shall be, when and by whom. */
export type Save = { before: SavedList; after: SavedList; at: number; by: number | null };

/**
 * Turns one list into the other, or nothing when somebody has saved since `before` was read: the version guards all
 * the rest, so what was decided on `before` still holds at the commit.
 */
export function saveNetwork(accountId: number, { before, after, at, by }: Save): SQL[] {
  const { probation } = after;
  return [
    sql`UPDATE network_state SET is_on = ${Number(after.on)}, covers_tokens = ${Number(after.coversTokens)},
      owner_link = ${Number(after.ownerLink)}, version = version + 1, confirm_by = ${probation?.confirmBy ?? null},
      before = ${probation === null ? null : JSON.stringify(beforeDoc(probation.before))}, changed_at = ${at},
      changed_by = ${by} WHERE account_id = ${accountId} AND version = ${before.version}`,
    mustChangeOne(),
    ...removeEntries(accountId, before.entries, after.entries),
    ...putEntries(accountId, before.entries, after.entries),
    ...saveExempt(accountId, before.exemptUserIds, after.exemptUserIds),
  ];
}

function removeEntries(
  accountId: number,
  before: readonly SavedEntry[],
  after: readonly SavedEntry[],
): SQL[] {
  const kept = new Set(after.map((entry) => entry.publicId));
  const gone = before.map((entry) => entry.publicId).filter((publicId) => !kept.has(publicId));
  if (gone.length === 0) return [];
  return [
    sql`DELETE FROM network_entries WHERE account_id = ${accountId}
      AND public_id IN (SELECT value FROM json_each(${JSON.stringify(gone)}))`,
  ];
}

/** New and changed entries in one statement, however many were pasted. */
function putEntries(accountId: number, before: readonly SavedEntry[], after: readonly SavedEntry[]): SQL[] {
  const known = new Map(before.map((entry) => [entry.publicId, JSON.stringify(asRow(entry))]));
  const rows = after
    .filter((entry) => known.get(entry.publicId) !== JSON.stringify(asRow(entry)))
    .map((entry) => ({
      ...asRow(entry),
      firstKey: keyOfWords(entry.network.first),
      lastKey: keyOfWords(entry.network.last),
    }));
  if (rows.length === 0) return [];
  return [
    sql`INSERT INTO network_entries(account_id, public_id, scope, scope_id, mode, network, first_key, last_key, label,
        expires_at, created_at, created_by)
      SELECT ${accountId}, value->>'publicId', value->>'scope', value->>'scopeId', value->>'mode', value->>'network',
        value->>'firstKey', value->>'lastKey', value->>'label', value->>'expiresAt', value->>'createdAt', value->>'createdBy'
      FROM json_each(${JSON.stringify(rows)}) WHERE true ORDER BY key
      ON CONFLICT(public_id) DO UPDATE SET scope = excluded.scope, scope_id = excluded.scope_id, mode = excluded.mode,
        network = excluded.network, first_key = excluded.first_key, last_key = excluded.last_key, label = excluded.label,
        expires_at = excluded.expires_at`,
  ];
}

function saveExempt(accountId: number, before: readonly number[], after: readonly number[]): SQL[] {
  if (before.length === after.length && before.every((userId) => after.includes(userId))) return [];
  return [
    sql`DELETE FROM network_exempt WHERE account_id = ${accountId}`,
    sql`INSERT INTO network_exempt(account_id, user_id)
      SELECT ${accountId}, value FROM json_each(${JSON.stringify(after)})`,
  ];
}
