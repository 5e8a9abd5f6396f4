-- A change of password that is not yet in the logs of the person's companies, nor told by mail: when, and from where.
ALTER TABLE identities ADD COLUMN untold_change TEXT;
CREATE INDEX identities_untold_change ON identities(id) WHERE untold_change IS NOT NULL;
