-- Channels (sources) with their queues, CRM connections with their people, and who receives new clients.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, public_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  name TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'connected', owner_user_id INTEGER, created_at INTEGER NOT NULL);
CREATE UNIQUE INDEX sources_name ON sources(account_id, name);

CREATE TABLE source_queue (
  account_id INTEGER NOT NULL, source_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (account_id, source_id, user_id));
CREATE INDEX source_queue_user ON source_queue(account_id, user_id);

CREATE TABLE department_sources (
  account_id INTEGER NOT NULL, department_id INTEGER NOT NULL, source_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, department_id, source_id));

CREATE TABLE connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, public_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  is_built_in INTEGER NOT NULL DEFAULT 0, supports_roles INTEGER NOT NULL DEFAULT 1, supports_responsible INTEGER NOT NULL DEFAULT 1,
  admins_are_admins INTEGER NOT NULL DEFAULT 1, synced_at INTEGER, created_at INTEGER NOT NULL);
CREATE UNIQUE INDEX connections_name ON connections(account_id, name);

CREATE TABLE connection_people (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, connection_id INTEGER NOT NULL, external_id TEXT NOT NULL,
  name TEXT NOT NULL, email TEXT, is_admin INTEGER NOT NULL DEFAULT 0, user_id INTEGER, seen_at INTEGER NOT NULL);
CREATE UNIQUE INDEX connection_people_once ON connection_people(account_id, connection_id, external_id);

CREATE TABLE new_client_switches (
  account_id INTEGER NOT NULL, user_id INTEGER NOT NULL, connection_id INTEGER NOT NULL, source_id INTEGER NOT NULL DEFAULT 0,
  is_on INTEGER NOT NULL, PRIMARY KEY (account_id, user_id, connection_id, source_id));

-- Companies that are here already get the built-in CRM too.
INSERT INTO connections(account_id, public_id, name, is_built_in, created_at)
SELECT account_id, substr(hex(randomblob(16)), 1, 22), 'Gatehouse', 1, unixepoch() * 1000 FROM settings;
