-- A device is known to an identity once: remembering it is one statement.
DELETE FROM `known_devices` WHERE `id` NOT IN (
  SELECT max(`id`) FROM `known_devices` GROUP BY `identity_id`, `device_hash`
);
--> statement-breakpoint
DROP INDEX `known_devices_identity`;
--> statement-breakpoint
CREATE UNIQUE INDEX `known_devices_identity` ON `known_devices` (`identity_id`,`device_hash`);
--> statement-breakpoint
-- A runner finds the mails of its lease without looking at those that wait.
CREATE INDEX `mail_outbox_lease` ON `mail_outbox` (`lease`) WHERE `lease` IS NOT NULL;
