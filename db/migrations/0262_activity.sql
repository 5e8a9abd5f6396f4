-- What people do, one typed stream (issue "Work", "Activity"). `action_id` is the id under which the gate reserved the
-- action, or the event id of another CRM: the same action stands here once, however often it is told.
CREATE TABLE activity (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  action_id text NOT NULL,
  user_id integer,
  at integer NOT NULL,
  kind text NOT NULL,
  object_kind text,
  object_id integer,
  object_name text,
  source text NOT NULL,
  amount integer NOT NULL DEFAULT 1,
  details text
);
CREATE UNIQUE INDEX activity_once ON activity (account_id, action_id);
CREATE INDEX activity_user ON activity (account_id, user_id, at, id);
CREATE INDEX activity_object ON activity (account_id, object_kind, object_id, at, id);
CREATE INDEX activity_at ON activity (account_id, at, id);
-- The history of a record: what an activity changed, field by field.
CREATE TABLE activity_changes (
  id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id integer NOT NULL,
  activity_id integer NOT NULL,
  field text NOT NULL,
  before text,
  after text
);
CREATE INDEX activity_changes_of ON activity_changes (activity_id);
