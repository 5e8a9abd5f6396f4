import type { Permission } from "~/domain/access";
import type { MailKind } from "~/domain/mail/kinds";
import type { SystemProblem } from "~/domain/mail/system";
import type { ReachedPerson } from "~/domain/notices/kinds";

/** A role or a single right, as the letter about it names them in its reader's language. */
export type RightThing = {
  role: { template: string | null; name: string; family?: string } | null;
  permission: Permission | null;
};

type Place = { country: string | null; address: string | null };

/**
 * What each mail says, as facts: instants in ms, codes, names. Words, dates and links are made when it is sent, in its
 * reader's language and zone and with the configured host. `path` begins with "/".
 */
export type MailDetails = {
  password_reset: { token: string; minutes: number };
  password_changed: { ip: string | null; at: number };
  new_device: Place & { device: string; at: number; session: string };
  not_me: Place & { person: string; device: string; at: number; session: string | null };
  let_in: { ip: string; token: string; minutes: number };
  recovery_used: { ip: string | null; at: number; codesLeft: number };
  invitation: { person: string; token: string; days: number };
  /** A person made by hand [AM-05, AU-09]; `path`: of the link to come in with. */
  activation: { person: string; path: string; days: number | null };
  confirm_email: { token: string; days: number };
  confirm_notice_email: { token: string; hours: number };
  mail_broken: { person: string; address: string; answer: string; path: string };
  test: { at: number };
  allowlist_probation: Record<never, never>;
  /** An operator switched the allowlist off from the command line. */
  gate_opened: { at: number };
  /** The last seal of the audit log, once a day; `account`: the company's public id. */
  audit_head: { account: string; number: number; hash: string };
  /** The account is being closed, or stays after all [AU-23]; `at`: when everything is erased. */
  company_closing: { by: string; at: number };
  /** To owners, before that instant: `days` 7 or 1. */
  company_closing_soon: { days: number; at: number };
  company_kept: { by: string };
  /** `reason`: only when the administrator ticked it [MC-40]. */
  blocked: { until: number | null; reason: string | null; by: string };
  deactivated: { reason: string | null; by: string };
  unblocked: Record<never, never>;
  block_ended: { person: string; personId: string; at: number };
  /** To the person at the limit. `limit`: key of the limit's name in the word lists. */
  limit_reached: { limit: string; count: number; until: number | null };
  /** To administrators, all of five minutes in one; `path`: where a limit is restored [AM-20]. */
  limit_of_person: { people: readonly ReachedPerson[]; path: string };
  role_changed: { given: readonly RightThing[]; taken: readonly RightThing[]; edited: readonly RightThing[] };
  access_request: { person: string; ip: string | null; at: number };
  access_given: { ip: string | null; until: number | null };
  /** To whoever is responsible for a task, when they asked to be reminded; `dueAt` in ms, `path`: the task. */
  task_due: { task: string; dueAt: number; path: string };
  /** To administrators: nobody may take the client's chat over; `to`: who has it now [MC-07]. */
  chat_fallback: { client: string; by: string; to: string | null; path: string };
  crm_admin: { crm: string; names: readonly string[] };
  /** To administrators: something of the product itself does not work, or the operator's news [MC-51]. */
  system: { problem: SystemProblem; at: number; name?: string; path?: string } | { news: string };
};

/** Compiles only while every kind has details. */
export type DetailsOf<K extends MailKind> = MailDetails[K];
