-- An interval that the gate sends twice is written once.
ALTER TABLE `presence_intervals` ADD `op_id` text;
--> statement-breakpoint
CREATE UNIQUE INDEX `presence_once` ON `presence_intervals` (`account_id`,`op_id`);
