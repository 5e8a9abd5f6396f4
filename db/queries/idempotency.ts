import { sql } from "drizzle-orm";
import { days, seconds } from "../../app/domain/time/durations";
import type { Db } from "../client";

const KEPT_MS = days(1);
/** A first request that has not answered for so long has died: its key may be used again. */
const LEASE_MS = seconds(60);

export type KeyPlace = { accountId: number; tokenId: string; key: string };
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string };
export type KeyState =
  | { kind: "mine" }
  | { kind: "running" }
  | { kind: "other" }
  | ({ kind: "kept" } & KeptAnswer);

type Row = {
  fingerprint: string;
  at: number;
  status: number | null;
  headers: string | null;
  body: string | null;
};

/** Takes the key for this request, or says what stands under it. Keys of yesterday go on the way. */
export async function takeKey(
  db: Db,
  { accountId, tokenId, key }: KeyPlace,
  fingerprint: string,
  now: number,
): Promise<KeyState> {
  await db.run(sql`DELETE FROM idempotency_keys WHERE account_id = ${accountId} AND (at < ${now - KEPT_MS}
    OR (token_id = ${tokenId} AND key = ${key} AND status IS NULL AND at < ${now - LEASE_MS}))`);
  const taken =
    await db.run(sql`INSERT OR IGNORE INTO idempotency_keys(account_id, token_id, key, fingerprint, at)
    VALUES (${accountId}, ${tokenId}, ${key}, ${fingerprint}, ${now})`);
  if (taken.meta.changes === 1) return { kind: "mine" };
  const row = await db.get<
    Row | undefined
  >(sql`SELECT fingerprint, at, status, headers, body FROM idempotency_keys
    WHERE account_id = ${accountId} AND token_id = ${tokenId} AND key = ${key}`);
  if (row === undefined) return { kind: "running" };
  if (row.fingerprint !== fingerprint) return { kind: "other" };
  if (row.status === null) return { kind: "running" };
  return { kind: "kept", status: row.status, headers: JSON.parse(row.headers ?? "{}"), body: row.body ?? "" };
}

/** Keeps the answer; with null the key is free again, because nothing was done. */
export async function keepAnswer(
  db: Db,
  { accountId, tokenId, key }: KeyPlace,
  answer: KeptAnswer | null,
): Promise<void> {
  const place = sql`account_id = ${accountId} AND token_id = ${tokenId} AND key = ${key}`;
  await db.run(
    answer === null
      ? sql`DELETE FROM idempotency_keys WHERE ${place}`
      : sql`UPDATE idempotency_keys SET status = ${answer.status}, headers = ${JSON.stringify(answer.headers)},
          body = ${answer.body} WHERE ${place}`,
  );
}
