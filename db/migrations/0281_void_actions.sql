-- Actions that the gate has given up: reserved by a request at this instant and neither confirmed nor written in time.
-- The same request may still be under way: its batch finds itself here and writes nothing, so no count is ever wrong.
CREATE TABLE void_actions (
  account_id integer NOT NULL,
  action_id text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (account_id, action_id, at)
) WITHOUT ROWID;
