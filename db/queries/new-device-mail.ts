import { type SQL, sql } from "drizzle-orm";
import type { Origin } from "../../app/domain/log/entry";
import { KEEPS_TRYING_MS } from "../../app/domain/mail/retry";

type NewDevice = { opId: string; user: number; at: number; session: string; origin: Origin };

/** The mail about a sign-in with a new device, queued once by the id of the gate's note, however often that arrives. */
export function mailNewDevice(accountId: number, { opId, user, at, session, origin }: NewDevice): SQL {
  const { country, address } = origin;
  const device = [origin.device.browser, origin.device.os].filter(Boolean).join(", ") || "?";
  const details = JSON.stringify({ device, country, address, at, session });
  return sql`INSERT INTO mail_outbox(account_id, public_id, once_key, kind, details, created_at, expires_at,
      next_attempt_at, user_id, to_email, to_name)
    SELECT ${accountId}, lower(hex(randomblob(16))), ${opId}, 'new_device', ${details}, ${at}, ${at + KEEPS_TRYING_MS},
      ${at}, u.id, u.email, u.name FROM users u
    WHERE u.account_id = ${accountId} AND u.id = ${user} AND u.deleted_at IS NULL
    ON CONFLICT DO NOTHING`;
}
