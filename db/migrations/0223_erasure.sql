-- Requests to erase a deleted person's data (AU-17), with who asked, who did it, and when.
CREATE TABLE erasure_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by INTEGER,
  done_at INTEGER,
  done_by INTEGER
);
CREATE UNIQUE INDEX erasure_requests_user ON erasure_requests (account_id, user_id);
