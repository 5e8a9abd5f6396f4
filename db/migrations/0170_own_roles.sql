-- A role that was changed while somebody edits it is not overwritten (version); the company's own copy of a shipped role
-- knows its original, and there is one copy of each at most (first-minutes FM-03).
ALTER TABLE roles ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE roles ADD COLUMN copied_from INTEGER;
CREATE UNIQUE INDEX roles_copy_once ON roles(account_id, copied_from) WHERE copied_from IS NOT NULL;

-- What a grant is called outside. A trigger names those that are written without one.
ALTER TABLE grants ADD COLUMN public_id TEXT;
UPDATE grants SET public_id = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX grants_public ON grants(public_id);
CREATE TRIGGER grants_name AFTER INSERT ON grants WHEN NEW.public_id IS NULL
BEGIN UPDATE grants SET public_id = lower(hex(randomblob(16))) WHERE id = NEW.id; END;
