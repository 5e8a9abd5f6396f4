-- A change of password ends sessions in every company of the identity (architecture, "Identities"). The companies are
-- other databases one day, so the duty is written with the new password and kept until each company has taken it.
ALTER TABLE identities ADD COLUMN end_sessions_before INTEGER;
ALTER TABLE identities ADD COLUMN end_sessions_except TEXT;
CREATE INDEX identities_end_sessions ON identities(end_sessions_before) WHERE end_sessions_before IS NOT NULL;
CREATE INDEX links_identity ON links(identity_id, kind);
