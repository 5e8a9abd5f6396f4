-- What an import of records has made or changed, so that the whole of it can be taken back. `was`: JSON of the columns
-- that an update wrote over; null when the record was made.
CREATE TABLE import_made (
  account_id integer NOT NULL,
  job_id integer NOT NULL,
  kind text NOT NULL,
  record_id integer NOT NULL,
  was text,
  PRIMARY KEY (account_id, job_id, kind, record_id)
) WITHOUT ROWID;
-- How a person mapped the columns of a file with these headers last time.
CREATE TABLE import_mappings (
  account_id integer NOT NULL,
  user_id integer NOT NULL,
  kind text NOT NULL,
  headers text NOT NULL,
  mapping text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (account_id, user_id, kind, headers)
) WITHOUT ROWID;
CREATE INDEX companies_name ON companies (account_id, name) WHERE deleted_at IS NULL;
CREATE INDEX contacts_name ON contacts (account_id, name) WHERE deleted_at IS NULL;
