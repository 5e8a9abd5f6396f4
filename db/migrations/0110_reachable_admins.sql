-- Reachable administrator (architecture, "Guarded batches"): Administrator by a grant without end and not by a CRM
-- flag, confirmed, no hold, and (list off, or exempt, or last sign-in address covered by an entry without end). An entry
-- whose end has passed counts for nothing, whether or not it was removed.
DROP VIEW reachable_admins;
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
    OR NOT EXISTS (SELECT 1 FROM network_entries e WHERE e.account_id = u.account_id
      AND (e.expires_at IS NULL OR e.expires_at > unixepoch('subsec') * 1000))
    OR EXISTS (SELECT 1 FROM network_exempt x WHERE x.account_id = u.account_id AND x.user_id = u.id)
    OR EXISTS (
      SELECT 1 FROM network_entries e
      WHERE e.account_id = u.account_id AND e.expires_at IS NULL
        AND u.last_sign_in_key BETWEEN e.first_key AND e.last_key
        AND (
          (e.scope = 'user' AND e.scope_id = u.id)
          OR (e.scope = 'department' AND e.scope_id = u.department_id AND NOT EXISTS (
            SELECT 1 FROM network_entries s WHERE s.account_id = u.account_id AND s.scope = 'user' AND s.scope_id = u.id AND s.mode = 'replaces'
              AND (s.expires_at IS NULL OR s.expires_at > unixepoch('subsec') * 1000)))
          OR (e.scope = 'account' AND NOT EXISTS (
            SELECT 1 FROM network_entries s WHERE s.account_id = u.account_id AND s.mode = 'replaces' AND (s.expires_at IS NULL OR s.expires_at > unixepoch('subsec') * 1000)
              AND ((s.scope = 'user' AND s.scope_id = u.id) OR (s.scope = 'department' AND s.scope_id = u.department_id))))
        )));
