/**
 * Every mail there is. `security`: its receiver cannot switch it off, and it goes to the address of the sign-in.
 * `urgent`: somebody waits for it, so it overtakes the others. `secret`: carries a one-time link, so its details are
 * wiped with its last attempt. `whileHeld`: goes out to somebody whose access is stopped (semantics 13).
 */
const MAILS = {
  password_reset: { security: true, urgent: true, secret: true, whileHeld: true },
  password_changed: { security: true, urgent: false, secret: false, whileHeld: true },
  new_device: { security: true, urgent: false, secret: false, whileHeld: true },
  not_me: { security: true, urgent: false, secret: false, whileHeld: false },
  let_in: { security: true, urgent: true, secret: true, whileHeld: false },
  recovery_used: { security: true, urgent: false, secret: false, whileHeld: false },
  invitation: { security: true, urgent: false, secret: true, whileHeld: true },
  activation: { security: true, urgent: false, secret: true, whileHeld: true },
  confirm_email: { security: true, urgent: true, secret: true, whileHeld: true },
  confirm_notice_email: { security: true, urgent: true, secret: true, whileHeld: false },
  mail_broken: { security: true, urgent: false, secret: false, whileHeld: false },
  test: { security: true, urgent: true, secret: false, whileHeld: false },
  allowlist_probation: { security: true, urgent: false, secret: false, whileHeld: false },
  gate_opened: { security: true, urgent: false, secret: false, whileHeld: false },
  company_closing: { security: true, urgent: false, secret: false, whileHeld: true },
  company_closing_soon: { security: true, urgent: false, secret: false, whileHeld: true },
  company_kept: { security: true, urgent: false, secret: false, whileHeld: true },
  audit_head: { security: false, urgent: false, secret: false, whileHeld: false },
  blocked: { security: false, urgent: false, secret: false, whileHeld: true },
  deactivated: { security: false, urgent: false, secret: false, whileHeld: true },
  unblocked: { security: false, urgent: false, secret: false, whileHeld: false },
  block_ended: { security: false, urgent: false, secret: false, whileHeld: false },
  limit_reached: { security: false, urgent: false, secret: false, whileHeld: true },
  limit_of_person: { security: false, urgent: false, secret: false, whileHeld: false },
  role_changed: { security: false, urgent: false, secret: false, whileHeld: false },
  access_request: { security: false, urgent: false, secret: false, whileHeld: false },
  access_given: { security: false, urgent: false, secret: false, whileHeld: false },
  task_due: { security: false, urgent: false, secret: false, whileHeld: false },
  chat_fallback: { security: false, urgent: false, secret: false, whileHeld: false },
  crm_admin: { security: false, urgent: false, secret: false, whileHeld: false },
  system: { security: false, urgent: false, secret: false, whileHeld: false },
} as const satisfies Record<string, MailTraits>;

export type MailTraits = { security: boolean; urgent: boolean; secret: boolean; whileHeld: boolean };
export type MailKind = keyof typeof MAILS;

export const MAIL_KINDS = Object.keys(MAILS) as readonly MailKind[];
export const isMailKind = (text: string): text is MailKind => Object.hasOwn(MAILS, text);
export const traitsOf = (kind: MailKind): MailTraits => MAILS[kind];

/** The kinds that their receiver may switch off (semantics 13). */
export const OPTIONAL_MAILS = MAIL_KINDS.filter((kind) => !MAILS[kind].security);
export const isOptionalMail = (text: string): text is MailKind =>
  isMailKind(text) && OPTIONAL_MAILS.includes(text);
