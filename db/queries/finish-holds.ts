import { type SQL, sql } from "drizzle-orm";
import { KEEPS_TRYING_MS } from "../../app/domain/mail/retry";
import { personJson } from "./gate-ops";
import { mustHold } from "./guarded-batch";

/** A hold whose end has passed; `auditId`: public id of the log event that tells so (`publicIds`). */
export type Ending = { id: string; accountId: number; userId: number; auditId: string };

/** Holds of these kinds are told of by mail, and whoever opened one hears that it has ended. */
type Told = readonly string[];

/**
 * Finishes many holds of many accounts in one batch of a few statements, however many they are: what somebody else has
 * finished or lifted meanwhile is left out, and when nothing is left nothing is written.
 */
export function finishHoldsBatch(endings: readonly Ending[], told: Told, now: number): SQL[] {
  const rows = endings.map(({ id, accountId, userId, auditId }) => [id, accountId, userId, auditId]);
  const list = sql`(SELECT value->>0 AS id, value->>1 AS account_id, value->>2 AS user_id, value->>3 AS audit_id
    FROM json_each(${JSON.stringify(rows)}))`;
  // By the id alone (+): statistics of a day without open holds make an index of open ones look empty.
  const due = sql`${list} e CROSS JOIN holds h ON h.id = e.id AND +h.account_id = e.account_id
    AND +h.lifted_at IS NULL AND h.ends_at <= ${now}`;
  const isTold = sql`h.kind IN (SELECT value FROM json_each(${JSON.stringify(told)}))`;
  // Mails' ids begin alike, as the events' do: what one batch writes lies together in the indexes.
  const mail = sql`INSERT INTO mail_outbox(account_id, public_id, kind, details, created_at, expires_at, next_attempt_at,
    user_id, to_email, to_name) SELECT h.account_id, lower(hex(substr(e.audit_id, 1, 4)) || hex(randomblob(12))),`;
  const mailed = (to: SQL) => sql`${now}, ${now + KEEPS_TRYING_MS}, ${now}, t.id, t.email, t.name
    FROM ${due} JOIN users t ON t.id = ${to} AND t.account_id = h.account_id AND t.deleted_at IS NULL`;
  return [
    mustHold(sql`EXISTS (SELECT 1 FROM ${due})`),
    sql`INSERT INTO audit_log(account_id, public_id, at, event, target_kind, target_id, target_name)
      SELECT h.account_id, e.audit_id, ${now}, CASE h.kind WHEN 'limit' THEN 'limit_restored' ELSE 'hold_lifted' END,
        'user', h.user_id, trim(u.name || ' ' || u.surname) FROM ${due} JOIN users u ON u.id = h.user_id`,
    sql`INSERT INTO audit_changes(account_id, audit_public_id, field, before, after)
      SELECT h.account_id, e.audit_id, 'hold', h.kind, NULL FROM ${due}`,
    // Nobody is told to come in while another hold still stands; two that end at once are told of once.
    sql`${mail} 'unblocked', '{}', ${mailed(sql`h.user_id`)} WHERE ${isTold} AND NOT EXISTS (
      SELECT 1 FROM holds o WHERE o.account_id = t.account_id AND o.user_id = t.id AND o.lifted_at IS NULL
        AND o.starts_at <= ${now} AND (o.ends_at IS NULL OR o.ends_at > ${now}))
      GROUP BY t.id`,
    sql`${mail} 'block_ended', json_object('person', trim(p.name || ' ' || p.surname), 'personId', p.public_id, 'at', h.ends_at),
      ${mailed(sql`h.created_by`)} JOIN users p ON p.id = h.user_id WHERE ${isTold} AND h.created_by <> h.user_id`,
    sql`UPDATE users SET access_version = access_version + 1 WHERE id IN (SELECT h.user_id FROM ${due})`,
    sql`UPDATE holds SET lifted_at = ends_at WHERE lifted_at IS NULL AND ends_at <= ${now} AND id IN (SELECT e.id FROM ${list} e)`,
    sql`UPDATE gate_state SET seq = seq + 1 WHERE account_id IN (SELECT e.account_id FROM ${list} e)`,
    sql`INSERT INTO gate_outbox(account_id, seq, op, at)
      SELECT g.account_id, g.seq, json_object('t', 'people', 'people', json(json_group_array(json(${personJson})))), ${now}
      FROM (SELECT DISTINCT e.account_id, e.user_id FROM ${list} e) d
        CROSS JOIN users u ON u.id = d.user_id AND u.account_id = d.account_id
        CROSS JOIN gate_state g ON g.account_id = d.account_id GROUP BY g.account_id`,
  ];
}
