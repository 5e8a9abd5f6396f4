-- Who gets a chat that nobody may take over [MC-07]; null: the owner.
ALTER TABLE settings ADD COLUMN fallback_user_id integer;
