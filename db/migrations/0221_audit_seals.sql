-- Seals of the audit log (architecture, "Logs"). `named` stands beside the values of a row that name a person.
ALTER TABLE audit_log ADD COLUMN named TEXT;
ALTER TABLE audit_changes ADD COLUMN named TEXT;
CREATE INDEX audit_log_order ON audit_log (account_id, id);
CREATE INDEX audit_log_actor ON audit_log (account_id, actor_id, at, id);
CREATE INDEX audit_log_event ON audit_log (account_id, event, at, id);
CREATE INDEX audit_log_kind ON audit_log (account_id, target_kind, at, id);
CREATE INDEX audit_log_about ON audit_log (account_id, target_kind, target_id, at, id);

-- People, and receivers of invitations who are no users yet, each with the salt of their values. Erasure empties it.
CREATE TABLE audit_subjects (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL,
  user_id INTEGER,
  email_key TEXT,
  salt TEXT,
  erased_at INTEGER
);
CREATE UNIQUE INDEX audit_subjects_user ON audit_subjects (account_id, user_id) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX audit_subjects_email ON audit_subjects (account_id, email_key) WHERE email_key IS NOT NULL;

CREATE TABLE audit_seals (
  account_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  after_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  count INTEGER NOT NULL,
  root TEXT NOT NULL,
  prev TEXT NOT NULL,
  at INTEGER NOT NULL,
  kept_until INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (account_id, number)
);
-- The head of the chain as it was mailed to the owners, once a day.
CREATE TABLE audit_heads (
  account_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  mailed_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, day)
);

CREATE TRIGGER audit_seals_still BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TRIGGER audit_seals_keep BEFORE DELETE ON audit_seals
WHEN EXISTS (SELECT 1 FROM settings WHERE account_id = OLD.account_id)
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;

-- Values may go (erasure), never change; what stands beside them is written once, when the row is sealed.
DROP TRIGGER audit_log_still;
CREATE TRIGGER audit_log_still BEFORE UPDATE ON audit_log
WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.public_id IS NOT NEW.public_id
  OR OLD.at IS NOT NEW.at OR OLD.event IS NOT NEW.event OR OLD.actor_id IS NOT NEW.actor_id
  OR OLD.target_kind IS NOT NEW.target_kind OR OLD.target_id IS NOT NEW.target_id
  OR OLD.session_id IS NOT NEW.session_id OR OLD.request_id IS NOT NEW.request_id
  OR (NEW.actor_name IS NOT NULL AND OLD.actor_name IS NOT NEW.actor_name)
  OR (NEW.target_name IS NOT NULL AND OLD.target_name IS NOT NEW.target_name)
  OR (NEW.ip IS NOT NULL AND OLD.ip IS NOT NEW.ip) OR (NEW.reason IS NOT NULL AND OLD.reason IS NOT NEW.reason)
  OR (OLD.named IS NOT NULL AND OLD.named IS NOT NEW.named)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TRIGGER audit_changes_still BEFORE UPDATE ON audit_changes
WHEN OLD.id IS NOT NEW.id OR OLD.account_id IS NOT NEW.account_id OR OLD.audit_public_id IS NOT NEW.audit_public_id
  OR (NEW.field <> '' AND OLD.field IS NOT NEW.field)
  OR (NEW.before IS NOT NULL AND OLD.before IS NOT NEW.before) OR (NEW.after IS NOT NULL AND OLD.after IS NOT NEW.after)
  OR (OLD.named IS NOT NULL AND OLD.named IS NOT NEW.named)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

CREATE TRIGGER audit_changes_keep BEFORE DELETE ON audit_changes
WHEN EXISTS (SELECT 1 FROM audit_log l WHERE l.public_id = OLD.audit_public_id AND l.at > (unixepoch('subsec') * 1000)
  - 86400000.0 * coalesce((SELECT audit_log_days FROM settings WHERE account_id = OLD.account_id), 365))
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
