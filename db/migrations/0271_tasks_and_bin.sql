-- Done tasks of the whole company, latest first.
CREATE INDEX tasks_done_at ON tasks (account_id, done_at, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
-- What cron looks for in the bin, across companies.
CREATE INDEX deals_bin ON deals (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX contacts_bin ON contacts (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX companies_bin ON companies (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX tasks_bin ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;
