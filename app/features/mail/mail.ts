import type { Language } from "~/i18n";

/** Which mail it is; a receiver can switch off those that are not about security (People issue). */
export const MAIL_KINDS = [
  "password_reset",
  "new_device",
  "not_me",
  "let_in",
  "recovery_used",
  "access_request",
  "password_changed",
  "allowlist_probation",
  "access_given",
  "role_changed",
  "crm_admin",
  "blocked",
  "unblocked",
  "deactivated",
  "invitation",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail ready to be sent: words in the receiver's language. */
export type Mail = {
  accountId: number | null;
  to: string;
  kind: MailKind;
  language: Language;
  subject: string;
  text: string;
};
