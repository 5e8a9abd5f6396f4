import { type SQL, sql } from "drizzle-orm";
import {
  type HashedSeal,
  type Named,
  readNamed,
  type SealedChange,
  type SealedRow,
} from "../../../app/domain/log/seal";
import type { Db } from "../../client";

const seal =
  sql.raw(`account_id AS accountId, number, after_id AS "after", to_id AS "to", count, root, prev, at,
  kept_until AS keptUntil, hash`);

/** The last seal of an account; null before the first. */
export async function lastSeal(db: Db, accountId: number): Promise<HashedSeal | null> {
  const row = await db.get<HashedSeal | undefined>(
    sql`SELECT ${seal} FROM audit_seals WHERE account_id = ${accountId} ORDER BY number DESC LIMIT 1`,
  );
  return row ?? null;
}

/** Seals above a number, in order. */
export const sealsAfter = (db: Db, accountId: number, number: number, most: number): Promise<HashedSeal[]> =>
  db.all<HashedSeal>(sql`SELECT ${seal} FROM audit_seals WHERE account_id = ${accountId} AND number > ${number}
    ORDER BY number LIMIT ${most}`);

type Stored = Omit<SealedRow, "named" | "changes"> & { named: string | null; changes: string };
type StoredChange = Omit<SealedChange, "named"> & { named: string | null };

/** Rows of the log with `after` < id <= `to`, in order, each with its changes in theirs. */
export async function rowsBetween(
  db: Db,
  accountId: number,
  { after, to, most }: { after: number; to: number | null; most: number },
): Promise<SealedRow[]> {
  const rows =
    await db.all<Stored>(sql`SELECT l.id, l.public_id AS publicId, l.at, l.event, l.actor_id AS actorId,
      l.actor_name AS actorName, l.target_kind AS targetKind, l.target_id AS targetId, l.target_name AS targetName,
      l.ip, l.session_id AS sessionId, l.request_id AS requestId, l.reason, l.named,
      (SELECT json_group_array(json_object('id', c.id, 'field', c.field, 'before', c.before, 'after', c.after,
        'named', c.named) ORDER BY c.id) FROM audit_changes c WHERE c.audit_public_id = l.public_id
        AND c.account_id = l.account_id) AS changes
    FROM audit_log l INDEXED BY audit_log_order WHERE l.account_id = ${accountId} AND l.id > ${after}
      ${to === null ? sql`` : sql`AND l.id <= ${to}`} ORDER BY l.id LIMIT ${most}`);
  return rows.map((row) => ({
    ...row,
    named: readNamed(row.named),
    changes: (JSON.parse(row.changes) as StoredChange[]).map((one) => ({
      ...one,
      named: readNamed(one.named),
    })),
  }));
}

/** Accounts with rows that no seal covers yet. One step of an index for each account. */
export const accountsToSeal = (db: Db): Promise<{ accountId: number; accountPublicId: string }[]> =>
  db.all(sql`SELECT account_id AS accountId, account_public_id AS accountPublicId FROM settings s
    WHERE (SELECT max(id) FROM audit_log INDEXED BY audit_log_order WHERE account_id = s.account_id)
      > coalesce((SELECT to_id FROM audit_seals WHERE account_id = s.account_id ORDER BY number DESC LIMIT 1), 0)
    LIMIT 200`);

export const insertSeal = (one: HashedSeal): SQL =>
  sql`INSERT INTO audit_seals(account_id, number, after_id, to_id, count, root, prev, at, kept_until, hash)
    VALUES (${one.accountId}, ${one.number}, ${one.after}, ${one.to}, ${one.count}, ${one.root}, ${one.prev},
      ${one.at}, ${one.keptUntil}, ${one.hash})`;

/** Writes what stands beside the values of rows or changes; a row that was sealed in between makes the batch fail. */
export function writeNamed(
  table: "audit_log" | "audit_changes",
  named: readonly (readonly [number, Named])[],
): SQL[] {
  if (named.length === 0) return [];
  const rows = JSON.stringify(named.map(([id, one]) => [id, JSON.stringify(one)]));
  return [
    sql`UPDATE ${sql.raw(table)} SET named = j.value->>1 FROM json_each(${rows}) j WHERE ${sql.raw(table)}.id = j.value->>0`,
  ];
}
