-- The bin of somebody who sees only their own: by person, so that it costs what they have thrown away and no more.
CREATE INDEX deals_bin_person ON deals (account_id, responsible_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contacts_bin_person ON contacts (account_id, responsible_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX companies_bin_person ON companies (account_id, responsible_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX tasks_bin_person ON tasks (account_id, responsible_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
