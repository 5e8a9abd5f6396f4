-- Reachable administrator (architecture, "Guarded batches"): Administrator by a grant without end and not by a CRM
-- flag, confirmed, no hold, and (list off, or exempt, or last sign-in address covered by an entry without end).
CREATE VIEW reachable_admins AS
SELECT u.account_id AS account_id, u.id AS user_id
FROM users u
JOIN grants g ON g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id
  AND g.valid_until IS NULL AND (g.valid_from IS NULL OR g.valid_from <= unixepoch('subsec') * 1000)
  AND g.origin <> 'crm_admin' AND g.source_id IS NULL AND g.connection_id IS NULL
JOIN roles r ON r.id = g.role_id AND r.account_id = g.account_id AND r.template = 'administrator'
LEFT JOIN network_state n ON n.account_id = u.account_id
WHERE u.deleted_at IS NULL AND u.confirmed_at IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL
      AND (h.ends_at IS NULL OR h.ends_at > unixepoch('subsec') * 1000))
  AND (
    coalesce(n.is_on, 0) = 0
    OR NOT EXISTS (SELECT 1 FROM network_entries e WHERE e.account_id = u.account_id)
    OR EXISTS (SELECT 1 FROM network_exempt x WHERE x.account_id = u.account_id AND x.user_id = u.id)
    OR EXISTS (
      SELECT 1 FROM network_entries e
      WHERE e.account_id = u.account_id AND e.expires_at IS NULL
        AND u.last_sign_in_key BETWEEN e.first_key AND e.last_key
        AND (
          (e.scope = 'user' AND e.scope_id = u.id)
          OR (e.scope = 'department' AND e.scope_id = u.department_id AND NOT EXISTS (
            SELECT 1 FROM network_entries s WHERE s.account_id = u.account_id AND s.scope = 'user' AND s.scope_id = u.id AND s.mode = 'replaces'))
          OR (e.scope = 'account' AND NOT EXISTS (
            SELECT 1 FROM network_entries s WHERE s.account_id = u.account_id AND s.mode = 'replaces'
              AND ((s.scope = 'user' AND s.scope_id = u.id) OR (s.scope = 'department' AND s.scope_id = u.department_id))))
        )));

-- The logs are append-only: nothing is deleted before its retention, nothing is changed but what erasure clears.
CREATE TRIGGER auth_log_keep BEFORE DELETE ON auth_log
WHEN OLD.at > (unixepoch('subsec') * 1000) - 86400000.0 * coalesce((SELECT auth_log_days FROM settings WHERE account_id = OLD.account_id), 180)
BEGIN SELECT RAISE(ABORT, 'auth_log is append-only'); END;

CREATE TRIGGER auth_log_still BEFORE UPDATE ON auth_log
WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.at IS NOT NEW.at OR OLD.event IS NOT NEW.event
  OR OLD.method IS NOT NEW.method OR OLD.result IS NOT NEW.result OR OLD.reason IS NOT NEW.reason
  OR OLD.user_id IS NOT NEW.user_id OR NEW.count < OLD.count
BEGIN SELECT RAISE(ABORT, 'auth_log is append-only'); END;

CREATE TRIGGER audit_log_keep BEFORE DELETE ON audit_log
WHEN OLD.at > (unixepoch('subsec') * 1000) - 86400000.0 * coalesce((SELECT audit_log_days FROM settings WHERE account_id = OLD.account_id), 365)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TRIGGER audit_log_still BEFORE UPDATE ON audit_log
WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.at IS NOT NEW.at OR OLD.event IS NOT NEW.event
  OR OLD.actor_id IS NOT NEW.actor_id OR OLD.target_id IS NOT NEW.target_id
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
