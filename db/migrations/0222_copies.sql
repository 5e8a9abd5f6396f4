-- How often the full copy is made by itself (MC-96), and the copies there are; their files stand in R2.
ALTER TABLE settings ADD COLUMN copy_period TEXT NOT NULL DEFAULT 'weekly';
CREATE TABLE account_copies (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  made_by INTEGER
);
CREATE INDEX account_copies_account ON account_copies (account_id, at);
