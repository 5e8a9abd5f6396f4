import { type SQL, sql } from "drizzle-orm";
import { days } from "../../../app/domain/time/durations";
import type { Db } from "../../client";

/** `takenAt`: when it last took a message, 0 = never; until then it counts as one breakdown. */
type DeadWebhook = {
  accountId: number;
  id: number;
  publicId: string;
  name: string;
  at: number;
  takenAt: number;
};

/** Webhooks a message of which was given up within the last day, and which have taken none since. */
export const deadWebhooks = (db: Db, now: number): Promise<DeadWebhook[]> =>
  db.all<DeadWebhook>(sql`WITH gone AS (SELECT webhook_id, min(done_at) AS at FROM webhook_deliveries
      INDEXED BY webhook_deliveries_dead WHERE state = 'dead' AND done_at > ${now - days(1)} GROUP BY webhook_id),
    known AS (SELECT w.account_id AS accountId, w.id, w.public_id AS publicId, w.name, gone.at AS at,
      coalesce((SELECT max(s.done_at) FROM webhook_deliveries s WHERE s.account_id = w.account_id
        AND s.webhook_id = w.id AND s.state = 'sent'), 0) AS takenAt
      FROM gone JOIN webhooks w ON w.id = gone.webhook_id)
    SELECT * FROM known WHERE EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.account_id = known.accountId
      AND d.webhook_id = known.id AND d.state = 'dead' AND d.done_at > known.takenAt) LIMIT 50`);

/** Who may edit webhooks now, by whichever grant, as a select of inner ids. */
export const webhookEditorsOf = (accountId: number, now: number): SQL =>
  sql`SELECT u.id FROM users u JOIN grants g ON g.account_id = u.account_id
    AND (g.subject_kind = 'everyone' OR (g.subject_kind = 'user' AND g.subject_id = u.id)
      OR (g.subject_kind = 'unit' AND EXISTS (SELECT 1 FROM unit_members m WHERE m.account_id = u.account_id
        AND m.unit_id = g.subject_id AND m.user_id = u.id)))
    LEFT JOIN roles r ON r.account_id = g.account_id AND r.id = g.role_id AND r.is_active = 1
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL
      AND (g.valid_from IS NULL OR g.valid_from <= ${now}) AND (g.valid_until IS NULL OR g.valid_until > ${now})
      AND (g.permission = 'api.service_token' OR r.template = 'administrator' OR EXISTS (SELECT 1 FROM role_cells c
        WHERE c.account_id = g.account_id AND c.role_id = r.id AND c.permission = 'api.service_token'))`;
