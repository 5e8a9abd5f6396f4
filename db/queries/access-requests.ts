import { type SQL, sql } from "drizzle-orm";
import type { RequestAnswer } from "../../app/domain/network/request-answer";
import { hours } from "../../app/domain/time/durations";
import type { Db } from "../client";
import { mustChangeOne } from "./guarded-batch";

/** The next request of a person is taken an hour after the last one (FM-16). */
export const ASKS_AGAIN_AFTER_MS = hours(1);

export type AccessRequest = {
  publicId: string;
  userId: number;
  userPublicId: string;
  name: string;
  ip: string | null;
  askedAt: number;
};

const fields = sql`SELECT r.public_id AS publicId, r.user_id AS userId, u.public_id AS userPublicId,
  trim(u.name || ' ' || u.surname) AS name, r.ip, r.asked_at AS askedAt FROM access_requests r
  JOIN users u ON u.account_id = r.account_id AND u.id = r.user_id AND u.deleted_at IS NULL`;

/** Requests for an address that nobody has answered, the oldest first. */
export const readOpenRequests = (db: Db, accountId: number): Promise<AccessRequest[]> =>
  db.all<AccessRequest>(sql`${fields} WHERE r.account_id = ${accountId} AND r.answered_at IS NULL AND r.kind = 'address'
    ORDER BY r.asked_at, r.id LIMIT 100`);

export async function findOpenRequest(
  db: Db,
  accountId: number,
  publicId: string,
): Promise<AccessRequest | null> {
  const row = await db.get<AccessRequest | undefined>(sql`${fields} WHERE r.account_id = ${accountId}
    AND r.public_id = ${publicId} AND r.answered_at IS NULL AND r.kind = 'address'`);
  return row ?? null;
}

/** Puts a request down unless the person asked within the hour: then the batch rolls back. */
export const putRequest = (
  request: { accountId: number; userId: number; publicId: string; ip: string | null },
  at: number,
): SQL[] => [
  sql`INSERT INTO access_requests(account_id, public_id, user_id, kind, ip, asked_at)
    SELECT ${request.accountId}, ${request.publicId}, ${request.userId}, 'address', ${request.ip}, ${at}
    WHERE NOT EXISTS (SELECT 1 FROM access_requests WHERE account_id = ${request.accountId}
      AND user_id = ${request.userId} AND kind = 'address' AND asked_at > ${at - ASKS_AGAIN_AFTER_MS})`,
  mustChangeOne(),
];

/** Answers a request, once. */
export const answerRequest = (
  accountId: number,
  publicId: string,
  answer: RequestAnswer,
  at: number,
  by: number,
): SQL[] => [
  sql`UPDATE access_requests SET answer = ${answer}, answered_at = ${at}, answered_by = ${by}
    WHERE account_id = ${accountId} AND public_id = ${publicId} AND answered_at IS NULL`,
  mustChangeOne(),
];
