-- What people's limits have come to, as the gate tells it (AM-20): `id` is the gate's own, of a hold that of the hold.
-- `logged_at` and `told_at` say what has followed: the audit row, and the message to the administrators.
CREATE TABLE limit_events (
  id text PRIMARY KEY NOT NULL,
  account_id integer NOT NULL,
  kind text NOT NULL,
  user_id integer NOT NULL,
  limit_id integer NOT NULL,
  at integer NOT NULL,
  until integer,
  count integer NOT NULL,
  threshold integer NOT NULL,
  logged_at integer,
  told_at integer
);
CREATE INDEX limit_events_account ON limit_events (account_id, at);
CREATE INDEX limit_events_unlogged ON limit_events (account_id) WHERE logged_at IS NULL;
CREATE INDEX limit_events_untold ON limit_events (account_id) WHERE told_at IS NULL;
CREATE INDEX limit_events_told ON limit_events (account_id, told_at);
-- Of a hold of kind `limit`: which one, so that a lift of the hold can be a restore of that limit (semantics 7).
ALTER TABLE holds ADD COLUMN limit_id integer;
