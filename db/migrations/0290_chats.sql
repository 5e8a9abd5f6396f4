-- How to reach a client of whom the CRM knows nothing yet: the first answer makes a contact of it (semantics 4).
ALTER TABLE conversations ADD COLUMN client_phone text;
ALTER TABLE conversations ADD COLUMN client_email text;
CREATE INDEX conversations_unanswered ON conversations (account_id, last_message_at, id) WHERE unanswered_since IS NOT NULL;
CREATE INDEX conversations_open ON conversations (account_id, responsible_id, last_message_at, id) WHERE status = 'open';
