-- A chat role on a source with the tick "Send replies" taken off (MC-26), and a CRM administrator whose tick was taken off (MC-01).
ALTER TABLE grants ADD COLUMN without_reply INTEGER NOT NULL DEFAULT 0;
ALTER TABLE connection_people ADD COLUMN is_ticked INTEGER NOT NULL DEFAULT 1;
