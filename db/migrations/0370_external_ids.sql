-- Records have ids of another system too. SQLite changes no CHECK in place.
CREATE TABLE external_ids_wider (
  account_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'unit', 'deal', 'contact', 'company', 'task')),
  id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  PRIMARY KEY (account_id, kind, id)
) WITHOUT ROWID;
INSERT INTO external_ids_wider SELECT account_id, kind, id, external_id FROM external_ids;
DROP TABLE external_ids;
ALTER TABLE external_ids_wider RENAME TO external_ids;
CREATE UNIQUE INDEX external_ids_external ON external_ids(account_id, kind, external_id);
