-- Answers to POSTs with an Idempotency-Key, kept for a day; `status` null while the first is being worked on.
CREATE TABLE idempotency_keys (
  account_id INTEGER NOT NULL,
  token_id TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER,
  headers TEXT,
  body TEXT,
  PRIMARY KEY (account_id, token_id, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_at ON idempotency_keys(account_id, at);

-- Ids of another system beside ours, so that a sync can be repeated. `id` is a public id.
CREATE TABLE external_ids (
  account_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'unit')),
  id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (account_id, kind, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX external_ids_external ON external_ids(account_id, kind, external_id);
