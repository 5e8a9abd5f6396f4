import { type SQL, sql } from "drizzle-orm";
import type { Permission, Scope } from "../../app/domain/access";
import type { Db } from "../client";
import { ASKS_AGAIN_AFTER_MS } from "./access-requests";
import { mustChangeOne } from "./guarded-batch";
import { inScope } from "./scope";

export type RightRequest = {
  publicId: string;
  userId: number;
  userPublicId: string;
  name: string;
  wanted: Permission;
  askedAt: number;
};

/** Requests for a right that nobody has answered, of people within the scope, the oldest first (FM-16). */
export const readRightRequests = (db: Db, accountId: number, scope: Scope): Promise<RightRequest[]> =>
  db.all<RightRequest>(sql`SELECT r.public_id AS publicId, r.user_id AS userId, u.public_id AS userPublicId,
      trim(u.name || ' ' || u.surname) AS name, r.wanted, r.asked_at AS askedAt FROM access_requests r
    JOIN users u ON u.account_id = r.account_id AND u.id = r.user_id AND u.deleted_at IS NULL
    WHERE r.account_id = ${accountId} AND r.answered_at IS NULL AND r.kind = 'right'
      AND ${inScope(scope, accountId, sql`r.user_id`)}
    ORDER BY r.asked_at, r.id LIMIT 50`);

/** Puts a request for a right down unless the person asked for one within the hour: then the batch rolls back. */
export const putRightRequest = (
  request: { accountId: number; userId: number; publicId: string; wanted: Permission },
  at: number,
): SQL[] => [
  sql`INSERT INTO access_requests(account_id, public_id, user_id, kind, wanted, asked_at)
    SELECT ${request.accountId}, ${request.publicId}, ${request.userId}, 'right', ${request.wanted}, ${at}
    WHERE NOT EXISTS (SELECT 1 FROM access_requests WHERE account_id = ${request.accountId}
      AND user_id = ${request.userId} AND kind = 'right' AND asked_at > ${at - ASKS_AGAIN_AFTER_MS})`,
  mustChangeOne(),
];
