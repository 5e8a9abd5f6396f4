-- A person by their e-mail, whatever its case: how other systems' questions name them.
CREATE INDEX users_email ON users (account_id, lower(email)) WHERE deleted_at IS NULL;
