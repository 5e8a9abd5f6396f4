-- What becomes of the work of somebody who leaves (semantics 6). `plan`: JSON, a decision per kind. One runs per person.
CREATE TABLE hand_overs (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  user_id integer NOT NULL,
  user_name text NOT NULL,
  purpose text NOT NULL,
  plan text NOT NULL,
  state text NOT NULL,
  total integer NOT NULL,
  moved integer NOT NULL DEFAULT 0,
  job_id text,
  return_of integer,
  created_by integer NOT NULL,
  created_by_name text NOT NULL,
  created_at integer NOT NULL,
  finished_at integer
);
CREATE UNIQUE INDEX hand_overs_one ON hand_overs (account_id, user_id) WHERE finished_at IS NULL;
CREATE INDEX hand_overs_user ON hand_overs (account_id, user_id, id);
-- Each thing that went, from whom and to whom (null = to nobody): a return is made from it, and the count of each kind.
CREATE TABLE handed_over (
  account_id integer NOT NULL,
  hand_over_id integer NOT NULL,
  kind text NOT NULL,
  record_id integer NOT NULL,
  chunk integer NOT NULL,
  from_id integer NOT NULL,
  to_id integer,
  at integer NOT NULL,
  PRIMARY KEY (account_id, hand_over_id, kind, record_id)
) WITHOUT ROWID;
CREATE INDEX handed_over_chunk ON handed_over (account_id, hand_over_id, kind, chunk);
-- The read-only snapshot of a deleted person [MC-46].
CREATE TABLE archives (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  public_id text NOT NULL UNIQUE,
  user_id integer NOT NULL,
  snapshot text NOT NULL,
  created_by integer NOT NULL,
  created_at integer NOT NULL
);
CREATE UNIQUE INDEX archives_user ON archives (account_id, user_id);
-- Directory: the e-mail of a deleted user, as a hash, so that a sign-in with it is named in that company's log (`deleted`).
CREATE TABLE deleted_logins (
  email_hash text NOT NULL,
  account_id integer NOT NULL,
  user_id integer NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (email_hash, account_id, user_id)
) WITHOUT ROWID;
