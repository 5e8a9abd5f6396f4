-- Cron finishes what a crash left between a person's row and the directory's: it reads the newest people only.
CREATE INDEX users_newest ON users (created_at) WHERE identity_id IS NOT NULL AND deleted_at IS NULL;
