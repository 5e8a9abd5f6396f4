-- Invitations: the link's token is stored as a hash only; one live invitation per address and company.
CREATE TABLE `invitations` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `account_id` integer NOT NULL,
  `public_id` text NOT NULL UNIQUE,
  `email` text NOT NULL,
  `email_key` text NOT NULL,
  `role_choice` text NOT NULL,
  `department_id` integer,
  `language` text NOT NULL,
  `token_hash` text NOT NULL UNIQUE,
  `invited_by` integer NOT NULL,
  `inviter_version` integer NOT NULL,
  `created_at` integer NOT NULL,
  `expires_at` integer NOT NULL,
  `accepted_at` integer,
  `revoked_at` integer
);
CREATE UNIQUE INDEX `invitations_live` ON `invitations` (`account_id`, `email_key`) WHERE accepted_at IS NULL AND revoked_at IS NULL;
