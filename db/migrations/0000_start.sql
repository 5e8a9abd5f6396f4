CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`name` text NOT NULL,
	`region` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`closing_at` integer
);

CREATE UNIQUE INDEX `accounts_public_id_unique` ON `accounts` (`public_id`);
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`password_hash` text,
	`must_change` integer DEFAULT false NOT NULL,
	`password_changed_at` integer,
	`integrator_code` text,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `identities_public_id_unique` ON `identities` (`public_id`);
CREATE UNIQUE INDEX `identities_email_key_unique` ON `identities` (`email_key`);
CREATE UNIQUE INDEX `identities_integrator_code_unique` ON `identities` (`integrator_code`);
CREATE TABLE `identity_accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`identity_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL
);

CREATE INDEX `identity_accounts_identity` ON `identity_accounts` (`identity_id`);
CREATE TABLE `known_devices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`device_hash` text NOT NULL,
	`identity_id` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
);

CREATE INDEX `known_devices_identity` ON `known_devices` (`identity_id`,`device_hash`);
CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`identity_id` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);

CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`account_id` integer,
	`to_email` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text,
	`created_at` integer NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`error` text
);

CREATE UNIQUE INDEX `mails_public_id_unique` ON `mails` (`public_id`);
CREATE INDEX `mails_due` ON `mails` (`state`,`next_attempt_at`);
CREATE INDEX `mails_to` ON `mails` (`to_email`,`id`);
CREATE TABLE `operator_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`reason` text,
	`login` text,
	`ip` text,
	`ua` text
);

CREATE TABLE `access_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`ip` text,
	`wanted` text,
	`note` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` integer
);

CREATE UNIQUE INDEX `access_requests_public_id_unique` ON `access_requests` (`public_id`);
CREATE INDEX `access_requests_open` ON `access_requests` (`account_id`,`answered_at`,`asked_at`);
CREATE TABLE `gate_outbox` (
	`account_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`op` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `seq`)
);

CREATE TABLE `gate_state` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`epoch` integer DEFAULT 1 NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`applied` integer
);

CREATE TABLE `let_in_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`ip` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);

CREATE TABLE `must` (
	`ok` integer NOT NULL,
	CONSTRAINT "must_ok" CHECK("must"."ok" = 1)
);

CREATE TABLE `network_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` integer,
	`mode` text DEFAULT 'extends' NOT NULL,
	`network` text NOT NULL,
	`first_key` text NOT NULL,
	`last_key` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	`created_by` integer
);

CREATE UNIQUE INDEX `network_entries_public_id_unique` ON `network_entries` (`public_id`);
CREATE INDEX `network_entries_account` ON `network_entries` (`account_id`,`scope`,`scope_id`);
CREATE TABLE `network_exempt` (
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	PRIMARY KEY(`account_id`, `user_id`)
);

CREATE TABLE `network_state` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`is_on` integer DEFAULT false NOT NULL,
	`covers_tokens` integer DEFAULT false NOT NULL,
	`owner_link` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`confirm_by` integer,
	`before` text,
	`changed_at` integer,
	`changed_by` integer
);

CREATE TABLE `recovery_codes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);

CREATE INDEX `recovery_codes_account` ON `recovery_codes` (`account_id`);
CREATE TABLE `settings` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`account_public_id` text NOT NULL,
	`company_name` text NOT NULL,
	`time_zone` text NOT NULL,
	`week_start` integer DEFAULT 1 NOT NULL,
	`language` text NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`shows_page` integer DEFAULT false NOT NULL,
	`staff_preset` text DEFAULT 'normal' NOT NULL,
	`staff_idle_ms` integer NOT NULL,
	`staff_absolute_ms` integer NOT NULL,
	`admin_preset` text DEFAULT 'strict' NOT NULL,
	`admin_idle_ms` integer NOT NULL,
	`admin_absolute_ms` integer NOT NULL,
	`session_cap` integer DEFAULT 5 NOT NULL,
	`strict_coupling` integer DEFAULT true NOT NULL,
	`crm_precedence` text DEFAULT 'grant' NOT NULL,
	`auth_log_days` integer DEFAULT 180 NOT NULL,
	`audit_log_days` integer DEFAULT 365 NOT NULL,
	`idle_after_ms` integer DEFAULT 300000 NOT NULL,
	`notice_version` integer DEFAULT 1 NOT NULL
);

CREATE TABLE `audit_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`audit_public_id` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text
);

CREATE INDEX `audit_changes_event` ON `audit_changes` (`audit_public_id`);
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`actor_id` integer,
	`actor_name` text,
	`target_kind` text,
	`target_id` integer,
	`target_name` text,
	`ip` text,
	`session_id` text,
	`request_id` text,
	`reason` text
);

CREATE UNIQUE INDEX `audit_log_public_id_unique` ON `audit_log` (`public_id`);
CREATE INDEX `audit_log_account` ON `audit_log` (`account_id`,`at`,`id`);
CREATE INDEX `audit_log_target` ON `audit_log` (`account_id`,`target_kind`,`target_id`,`id`);
CREATE TABLE `auth_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`op_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` integer,
	`user_name` text,
	`login` text,
	`event` text NOT NULL,
	`method` text NOT NULL,
	`result` text NOT NULL,
	`reason` text,
	`count` integer DEFAULT 1 NOT NULL,
	`page` text,
	`ip` text,
	`ip_key` text,
	`country` text,
	`browser` text,
	`os` text,
	`device` text,
	`ua` text,
	`session_id` text,
	`device_id` text,
	`new_device` integer DEFAULT false NOT NULL,
	`new_address` integer DEFAULT false NOT NULL,
	`integration` text,
	`actor_id` integer,
	`actor_name` text,
	`detail` text
);

CREATE UNIQUE INDEX `auth_log_op_id_unique` ON `auth_log` (`op_id`);
CREATE INDEX `auth_log_account` ON `auth_log` (`account_id`,`at`,`id`);
CREATE INDEX `auth_log_user` ON `auth_log` (`account_id`,`user_id`,`at`,`id`);
CREATE INDEX `auth_log_result` ON `auth_log` (`account_id`,`result`,`at`,`id`);
CREATE INDEX `auth_log_reason` ON `auth_log` (`account_id`,`reason`,`at`,`id`);
CREATE INDEX `auth_log_ip` ON `auth_log` (`account_id`,`ip_key`,`at`,`id`);
CREATE TABLE `checklist` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`item` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL
);

CREATE INDEX `checklist_account` ON `checklist` (`account_id`,`item`);
CREATE TABLE `notice_signoffs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL
);

CREATE INDEX `notice_signoffs_user` ON `notice_signoffs` (`account_id`,`user_id`,`version`);
CREATE TABLE `presence_intervals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`state` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer
);

CREATE INDEX `presence_user` ON `presence_intervals` (`account_id`,`user_id`,`from_at`);
CREATE TABLE `account_owners` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL
);

CREATE UNIQUE INDEX `account_owners_once` ON `account_owners` (`account_id`,`user_id`);
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`show_reason` integer DEFAULT false NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`created_by` integer,
	`lifted_at` integer,
	`lifted_by` integer,
	`ref` text
);

CREATE INDEX `holds_user` ON `holds` (`account_id`,`user_id`,`lifted_at`);
CREATE INDEX `holds_due` ON `holds` (`lifted_at`,`ends_at`);
CREATE TABLE `unit_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`user_id` integer NOT NULL
);

CREATE UNIQUE INDEX `unit_members_once` ON `unit_members` (`account_id`,`unit_id`,`user_id`);
CREATE INDEX `unit_members_user` ON `unit_members` (`account_id`,`user_id`);
CREATE TABLE `unit_reach` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`viewer_id` integer NOT NULL,
	`unit_id` integer NOT NULL
);

CREATE UNIQUE INDEX `unit_reach_once` ON `unit_reach` (`account_id`,`viewer_id`,`unit_id`);
CREATE INDEX `unit_reach_unit` ON `unit_reach` (`account_id`,`unit_id`);
CREATE TABLE `units` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` integer,
	`name` text NOT NULL,
	`head_user_id` integer,
	`sees_records` integer DEFAULT false NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `units_public_id_unique` ON `units` (`public_id`);
CREATE INDEX `units_account` ON `units` (`account_id`,`kind`,`name`);
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`identity_id` integer,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`surname` text NOT NULL,
	`search_text` text DEFAULT '' NOT NULL,
	`phone` text,
	`department_id` integer,
	`kind` text DEFAULT 'staff' NOT NULL,
	`language` text,
	`time_zone` text,
	`access_version` integer DEFAULT 1 NOT NULL,
	`confirmed_at` integer,
	`last_sign_in_at` integer,
	`last_sign_in_key` text,
	`last_activity_at` integer,
	`last_activity_page` text,
	`last_device` text,
	`availability` text DEFAULT 'available' NOT NULL,
	`availability_until` integer,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`deleted_at` integer
);

CREATE UNIQUE INDEX `users_public_id_unique` ON `users` (`public_id`);
CREATE INDEX `users_account_name` ON `users` (`account_id`,`surname`,`name`,`id`);
CREATE INDEX `users_account_department` ON `users` (`account_id`,`department_id`);
CREATE UNIQUE INDEX `users_account_identity` ON `users` (`account_id`,`identity_id`);
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`role_id` integer,
	`permission` text,
	`level` text,
	`source_id` integer,
	`connection_id` integer,
	`valid_from` integer,
	`valid_until` integer,
	`origin` text DEFAULT 'direct' NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer
);

CREATE INDEX `grants_subject` ON `grants` (`account_id`,`subject_kind`,`subject_id`);
CREATE INDEX `grants_role` ON `grants` (`account_id`,`role_id`);
CREATE TABLE `role_cells` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`role_id` integer NOT NULL,
	`permission` text NOT NULL,
	`level` text NOT NULL
);

CREATE INDEX `role_cells_role` ON `role_cells` (`account_id`,`role_id`);
CREATE TABLE `roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`family` text NOT NULL,
	`template` text,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`has_own_cells` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);

CREATE UNIQUE INDEX `roles_public_id_unique` ON `roles` (`public_id`);
CREATE INDEX `roles_account` ON `roles` (`account_id`,`family`,`name`);