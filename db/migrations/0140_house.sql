-- The list of people: each order it offers walks an index, so that a page reads little more than it shows.
-- "Never" counts as the beginning of time, so that a cursor can stand on it.
CREATE INDEX users_list_sign_in ON users(account_id, coalesce(last_sign_in_at, 0), id);
CREATE INDEX users_list_activity ON users(account_id, coalesce(last_activity_at, 0), id);
-- Open holds by kind: the filter by state, and "access stopped" on the start page.
CREATE INDEX holds_open ON holds(account_id, kind, user_id) WHERE lifted_at IS NULL;
-- A line of the checklist has one state, a notice is signed once a version.
CREATE UNIQUE INDEX checklist_once ON checklist(account_id, item);
CREATE UNIQUE INDEX notice_signoffs_once ON notice_signoffs(account_id, user_id, version);
