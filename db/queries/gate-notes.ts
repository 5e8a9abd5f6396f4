import { type SQL, sql } from "drizzle-orm";
import type { AuthEntry } from "../../app/domain/log/entry";
import { addressKey } from "../../app/domain/network/address-key";

/**
 * One line of the authorization log, written once by its operation id; a second delivery only lets the count grow.
 * The name is the one that the person has now; the address is new when the log has not seen it with this person.
 */
export function writeAuthEntry(accountId: number, entry: AuthEntry): SQL {
  const { origin } = entry;
  const key = addressKey(origin?.address ?? null);
  return sql`INSERT INTO auth_log(account_id, op_id, at, user_id, user_name, login, event, method, result, reason, count, page,
      ip, ip_key, country, browser, os, device, ua, session_id, device_id, new_device, new_address, integration, actor_id,
      actor_name, detail)
    VALUES (${accountId}, ${entry.opId}, ${entry.at}, ${entry.userId},
      (SELECT trim(name || ' ' || surname) FROM users WHERE account_id = ${accountId} AND id = ${entry.userId}),
      ${entry.login}, ${entry.event}, ${entry.method}, ${entry.result}, ${entry.reason}, ${entry.count}, ${entry.page},
      ${origin?.address ?? null}, ${key}, ${origin?.country ?? null}, ${origin?.device.browser ?? null},
      ${origin?.device.os ?? null}, ${origin?.device.device ?? null}, ${origin?.device.ua ?? null}, ${entry.sessionId},
      ${origin?.deviceId ?? null}, ${origin?.newDevice ? 1 : 0},
      CASE WHEN ${entry.event} = 'authn_login_success' AND NOT EXISTS (SELECT 1 FROM auth_log a INDEXED BY auth_log_ip
        WHERE a.account_id = ${accountId} AND a.ip_key = ${key} AND a.user_id = ${entry.userId}
        AND a.event = 'authn_login_success') THEN 1 ELSE 0 END,
      ${entry.integration}, ${entry.actorId},
      (SELECT trim(name || ' ' || surname) FROM users WHERE account_id = ${accountId} AND id = ${entry.actorId}), ${entry.detail})
    ON CONFLICT(op_id) DO UPDATE SET count = max(count, excluded.count)`;
}

/** The last sign-in of a person: time, address key for the reachable-administrator view, device. */
export const writeSignIn = (
  accountId: number,
  note: { user: number; at: number; address: string | null; device: string },
) =>
  sql`UPDATE users SET last_sign_in_at = ${note.at}, last_sign_in_key = ${addressKey(note.address)}, last_device = ${note.device}
    WHERE account_id = ${accountId} AND id = ${note.user} AND coalesce(last_sign_in_at, 0) <= ${note.at}`;

/** Last activity of many people in one statement; an older instant never replaces a newer one. */
export const writeActivity = (
  accountId: number,
  people: { user: number; at: number; page: string | null; device: string | null }[],
) =>
  sql`UPDATE users SET last_activity_at = j.at, last_activity_page = j.page, last_device = coalesce(j.device, users.last_device)
    FROM (SELECT value->>'user' AS user, value->>'at' AS at, value->>'page' AS page, value->>'device' AS device
      FROM json_each(${JSON.stringify(people)})) j
    WHERE users.account_id = ${accountId} AND users.id = j.user AND coalesce(users.last_activity_at, 0) < j.at`;
