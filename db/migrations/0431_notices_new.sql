-- Who has just got a notice: their open pages are told to ask for it.
CREATE INDEX notices_new ON notices(account_id, created_at) WHERE read_at IS NULL;
