import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { mustChangeOne } from "../guarded-batch";
import { heldPeople } from "./sight";

export type Fallback = { userId: number; publicId: string; name: string };

/**
 * Who gets a chat that nobody may take over [MC-07]: whoever is set, else an owner; nobody who is gone, held at `now`
 * (ms), or has the chat already. Null: there is nobody, and the chat stands without a responsible.
 */
export const findFallback = async (
  db: Db,
  accountId: number,
  asked: { responsibleId: number | null; now: number },
): Promise<Fallback | null> =>
  (await db.get<
    Fallback | undefined
  >(sql`SELECT u.id AS userId, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name
    FROM settings s JOIN users u ON u.account_id = s.account_id AND u.deleted_at IS NULL
      AND (u.id = s.fallback_user_id OR u.id IN (SELECT o.user_id FROM account_owners o WHERE o.account_id = s.account_id))
    WHERE s.account_id = ${accountId} AND u.id IS NOT ${asked.responsibleId} AND u.id NOT IN (${heldPeople(accountId, asked.now)})
    ORDER BY u.id IS NOT s.fallback_user_id, u.id LIMIT 1`)) ?? null;

/** Whoever is set, while they are there; null: the owner it is. */
export const readFallback = async (db: Db, accountId: number): Promise<Fallback | null> =>
  (await db.get<
    Fallback | undefined
  >(sql`SELECT u.id AS userId, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name
    FROM settings s JOIN users u ON u.id = s.fallback_user_id AND u.account_id = s.account_id AND u.deleted_at IS NULL
    WHERE s.account_id = ${accountId}`)) ?? null;

/** Guarded by what was read; somebody who is gone counts as nobody. */
export const writeFallback = (accountId: number, was: Fallback | null, is: { id: number } | null): SQL[] => [
  sql`UPDATE settings SET fallback_user_id = ${is?.id ?? null} WHERE account_id = ${accountId}
    AND (SELECT u.id FROM users u WHERE u.id = fallback_user_id AND u.account_id = ${accountId} AND u.deleted_at IS NULL) IS ${was?.userId ?? null}
    AND (${is?.id ?? null} IS NULL OR EXISTS (SELECT 1 FROM users u WHERE u.id = ${is?.id ?? null} AND u.account_id = ${accountId}
      AND u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api')))`,
  mustChangeOne(),
];
