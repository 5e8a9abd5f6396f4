-- Activity limits (AM-17…21, semantics 5). Counts live in the account's gate; what a limit is lives here.
CREATE TABLE limits (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  metric text NOT NULL,
  threshold integer NOT NULL CHECK (threshold >= 1),
  period text NOT NULL,
  for_all integer NOT NULL DEFAULT 0,
  include_admins integer NOT NULL DEFAULT 0,
  action text NOT NULL,
  auto_restore integer NOT NULL DEFAULT 1,
  warn_at integer NOT NULL DEFAULT 80,
  is_on integer NOT NULL DEFAULT 0,
  created_by integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL
);
CREATE INDEX limits_account ON limits (account_id, id);
-- For whom, unless for everyone: `role`, `department`, `group` or `user`.
CREATE TABLE limit_subjects (
  account_id integer NOT NULL,
  limit_id integer NOT NULL,
  kind text NOT NULL,
  subject_id integer NOT NULL,
  PRIMARY KEY (account_id, limit_id, kind, subject_id)
) WITHOUT ROWID;
-- Notices in the product (the bell). `params` is JSON for the sentence of `kind`; `once` keeps a notice from coming twice.
CREATE TABLE notices (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  user_id integer NOT NULL,
  kind text NOT NULL,
  params text NOT NULL DEFAULT '{}',
  link text,
  once text,
  created_at integer NOT NULL,
  read_at integer
);
CREATE INDEX notices_user ON notices (account_id, user_id, created_at, id);
CREATE INDEX notices_unread ON notices (account_id, user_id) WHERE read_at IS NULL;
CREATE UNIQUE INDEX notices_once ON notices (account_id, user_id, once) WHERE once IS NOT NULL;
