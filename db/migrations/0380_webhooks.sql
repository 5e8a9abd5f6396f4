-- Addresses of other systems that are told what happens here (Standard Webhooks). Secrets are sealed by a key of the
-- deployment; the former one signs too until its end.
CREATE TABLE webhooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL,
  public_id TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  former_secret TEXT,
  former_until INTEGER,
  paused_at INTEGER,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX webhooks_public_id ON webhooks (public_id);
CREATE INDEX webhooks_account ON webhooks (account_id, name);

-- Which events a webhook is told; `source` names the table whose rows are those events.
CREATE TABLE webhook_events (
  account_id INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('audit', 'auth', 'activity')),
  event TEXT NOT NULL,
  webhook_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, source, event, webhook_id)
) WITHOUT ROWID;

-- One message for one webhook, as a pointer to the row that it tells of: what erasure wipes there is not sent again.
CREATE TABLE webhook_deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL,
  public_id TEXT NOT NULL,
  webhook_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  source TEXT NOT NULL,
  source_id INTEGER,
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'paused', 'sent', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  status INTEGER,
  answer TEXT,
  took_ms INTEGER,
  done_at INTEGER,
  lease TEXT,
  leased_until INTEGER
);
CREATE UNIQUE INDEX webhook_deliveries_public_id ON webhook_deliveries (public_id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (state, next_attempt_at);
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (account_id, webhook_id, id);

-- Every change writes its line of a log in its own batch, and these write the messages in the same one: no committed
-- change is left untold, and none that was rolled back is told.
CREATE TRIGGER webhooks_of_audit AFTER INSERT ON audit_log BEGIN
  INSERT INTO webhook_deliveries(account_id, public_id, webhook_id, event, source, source_id, at, state, next_attempt_at)
  SELECT NEW.account_id, lower(hex(randomblob(16))), w.id, NEW.event, 'audit', NEW.id, NEW.at,
    CASE WHEN w.paused_at IS NULL THEN 'queued' ELSE 'paused' END, NEW.at
  FROM webhook_events e JOIN webhooks w ON w.id = e.webhook_id
  WHERE e.account_id = NEW.account_id AND e.source = 'audit' AND e.event = NEW.event;
END;
CREATE TRIGGER webhooks_of_auth AFTER INSERT ON auth_log BEGIN
  INSERT INTO webhook_deliveries(account_id, public_id, webhook_id, event, source, source_id, at, state, next_attempt_at)
  SELECT NEW.account_id, lower(hex(randomblob(16))), w.id, NEW.event, 'auth', NEW.id, NEW.at,
    CASE WHEN w.paused_at IS NULL THEN 'queued' ELSE 'paused' END, NEW.at
  FROM webhook_events e JOIN webhooks w ON w.id = e.webhook_id
  WHERE e.account_id = NEW.account_id AND e.source = 'auth' AND e.event = NEW.event;
END;
CREATE TRIGGER webhooks_of_activity AFTER INSERT ON activity BEGIN
  INSERT INTO webhook_deliveries(account_id, public_id, webhook_id, event, source, source_id, at, state, next_attempt_at)
  SELECT NEW.account_id, lower(hex(randomblob(16))), w.id, NEW.kind, 'activity', NEW.id, NEW.at,
    CASE WHEN w.paused_at IS NULL THEN 'queued' ELSE 'paused' END, NEW.at
  FROM webhook_events e JOIN webhooks w ON w.id = e.webhook_id
  WHERE e.account_id = NEW.account_id AND e.source = 'activity' AND e.event = NEW.kind;
END;
