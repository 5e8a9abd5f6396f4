-- Figures of a period read its own rows only: messages by direction, deals by the instant at which they were made or closed.
CREATE INDEX messages_at ON messages (account_id, at, direction, conversation_id);
CREATE INDEX deals_created ON deals (account_id, created_at, amount) WHERE deleted_at IS NULL;
CREATE INDEX deals_closed ON deals (account_id, closed_at, stage_kind, amount) WHERE deleted_at IS NULL AND closed_at IS NOT NULL;
