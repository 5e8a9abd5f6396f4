-- Mails wait as facts, not as words: kind and details, written in the batch of the change that causes them, put into
-- words when they are sent. Details are wiped with the last attempt, so no one-time link stays readable here.
DROP TABLE `mails`;
CREATE TABLE `mail_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`once_key` text,
	`user_id` integer,
	`to_email` text NOT NULL,
	`to_name` text DEFAULT '' NOT NULL,
	`language` text,
	`kind` text NOT NULL,
	`details` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`reason` text,
	`answer` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`lease` text,
	`leased_until` integer,
	`done_at` integer
);
CREATE UNIQUE INDEX `mail_outbox_public_id_unique` ON `mail_outbox` (`public_id`);
CREATE UNIQUE INDEX `mail_outbox_once` ON `mail_outbox` (`account_id`,`once_key`,`user_id`) WHERE `once_key` IS NOT NULL;
CREATE INDEX `mail_outbox_due` ON `mail_outbox` (`state`,`next_attempt_at`);
CREATE INDEX `mail_outbox_account` ON `mail_outbox` (`account_id`,`id`);
CREATE INDEX `mail_outbox_user` ON `mail_outbox` (`account_id`,`user_id`,`id`);

-- How a person of a company can be written to: another address for notices, and whether letters arrive.
CREATE TABLE `mail_channels` (
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`notice_email` text,
	`wanted_email` text,
	`wanted_token_hash` text,
	`wanted_until` integer,
	`refusals` integer DEFAULT 0 NOT NULL,
	`broken_at` integer,
	`broken_answer` text,
	PRIMARY KEY(`account_id`, `user_id`)
);
CREATE UNIQUE INDEX `mail_channels_token` ON `mail_channels` (`wanted_token_hash`) WHERE `wanted_token_hash` IS NOT NULL;

-- A row: this person does not want this kind.
CREATE TABLE `mail_off` (
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`account_id`, `user_id`, `kind`)
);

-- What /dev/mail shows: the only driver that keeps the words, and only in demo mode.
CREATE TABLE `mailbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`to_email` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`created_at` integer NOT NULL
);
CREATE UNIQUE INDEX `mailbox_public_id_unique` ON `mailbox` (`public_id`);
CREATE INDEX `mailbox_to` ON `mailbox` (`to_email`,`id`);
