-- Problems of the product itself that administrators are told of [MC-51]: when each audit log was last checked against
-- its seals, and failed jobs by time.
ALTER TABLE settings ADD COLUMN audit_checked_at integer NOT NULL DEFAULT 0;
CREATE INDEX settings_audit_checked ON settings (audit_checked_at);
CREATE INDEX jobs_failed ON jobs (updated_at) WHERE state = 'failed';
