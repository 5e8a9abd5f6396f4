-- Closing the company's account (AU-23): the instant at which everything is erased, who asked, and when erasing began.
-- Null, null, null: the company is open. A copy leaves these columns out: a company that is restored is open.
ALTER TABLE settings ADD COLUMN closing_at INTEGER;
ALTER TABLE settings ADD COLUMN closing_by INTEGER;
ALTER TABLE settings ADD COLUMN erasing_at INTEGER;
CREATE INDEX settings_closing ON settings (closing_at) WHERE closing_at IS NOT NULL;
-- What happens to a company is also told outside of it, and stays there when it is gone.
ALTER TABLE operator_log ADD COLUMN account_public_id TEXT;

-- Erasing begins after the grace, never within it, whoever writes.
CREATE TRIGGER settings_erasing BEFORE UPDATE OF erasing_at ON settings
WHEN NEW.erasing_at IS NOT NULL AND (NEW.closing_at IS NULL OR NEW.closing_at > unixepoch('subsec') * 1000)
BEGIN SELECT RAISE(ABORT, 'the grace has not passed'); END;

-- The logs are append-only until their company is being erased.
DROP TRIGGER auth_log_keep;
CREATE TRIGGER auth_log_keep BEFORE DELETE ON auth_log
WHEN OLD.at > (unixepoch('subsec') * 1000) - 86400000.0 * coalesce((SELECT auth_log_days FROM settings WHERE account_id = OLD.account_id), 180)
  AND NOT EXISTS (SELECT 1 FROM settings WHERE account_id = OLD.account_id AND erasing_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'auth_log is append-only'); END;
DROP TRIGGER audit_log_keep;
CREATE TRIGGER audit_log_keep BEFORE DELETE ON audit_log
WHEN OLD.at > (unixepoch('subsec') * 1000) - 86400000.0 * coalesce((SELECT audit_log_days FROM settings WHERE account_id = OLD.account_id), 365)
  AND NOT EXISTS (SELECT 1 FROM settings WHERE account_id = OLD.account_id AND erasing_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
DROP TRIGGER audit_changes_keep;
CREATE TRIGGER audit_changes_keep BEFORE DELETE ON audit_changes
WHEN EXISTS (SELECT 1 FROM audit_log l WHERE l.public_id = OLD.audit_public_id AND l.at > (unixepoch('subsec') * 1000)
  - 86400000.0 * coalesce((SELECT audit_log_days FROM settings WHERE account_id = OLD.account_id), 365))
  AND NOT EXISTS (SELECT 1 FROM settings WHERE account_id = OLD.account_id AND erasing_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
DROP TRIGGER audit_seals_keep;
CREATE TRIGGER audit_seals_keep BEFORE DELETE ON audit_seals
WHEN EXISTS (SELECT 1 FROM settings WHERE account_id = OLD.account_id AND erasing_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
