-- What an invitation gives beside a role, the profile it brings, and the cap of seats (MC-13, MC-15, AU-21).
ALTER TABLE `invitations` ADD `name` text DEFAULT '' NOT NULL;
ALTER TABLE `invitations` ADD `surname` text DEFAULT '' NOT NULL;
ALTER TABLE `invitations` ADD `phone` text;
-- JSON lists of inner ids; sources null = those of the department.
ALTER TABLE `invitations` ADD `source_ids` text;
ALTER TABLE `invitations` ADD `group_ids` text DEFAULT '[]' NOT NULL;
-- Null: no cap.
ALTER TABLE `settings` ADD `seat_cap` integer;
