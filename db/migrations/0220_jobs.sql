-- Long work in chunks (architecture, "Jobs and files"), and the rows of a file that a browser read.
CREATE TABLE `jobs` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `account_id` integer NOT NULL,
  `public_id` text NOT NULL UNIQUE,
  `kind` text NOT NULL,
  `state` text NOT NULL,
  `input` text NOT NULL,
  `cursor` text,
  `done` integer DEFAULT 0 NOT NULL,
  `total` integer DEFAULT 0 NOT NULL,
  `result` text,
  `lease` text,
  `leased_until` integer,
  `attempts` integer DEFAULT 0 NOT NULL,
  `failure` text,
  `actor` text,
  `created_by` integer,
  `created_at` integer NOT NULL,
  `updated_at` integer NOT NULL,
  `finished_at` integer
);
CREATE INDEX `jobs_open` ON `jobs` (`updated_at`) WHERE state = 'open';
CREATE INDEX `jobs_account` ON `jobs` (`account_id`, `kind`, `id`);

CREATE TABLE `import_rows` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `account_id` integer NOT NULL,
  `job_id` integer NOT NULL,
  `line` integer NOT NULL,
  `data` text NOT NULL,
  `state` text DEFAULT 'waiting' NOT NULL,
  `reason` text,
  `made_id` integer
);
CREATE UNIQUE INDEX `import_rows_once` ON `import_rows` (`account_id`, `job_id`, `line`);
CREATE INDEX `import_rows_state` ON `import_rows` (`account_id`, `job_id`, `state`, `line`);
