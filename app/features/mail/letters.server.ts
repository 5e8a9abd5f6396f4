import type { MailDetails } from "./details";
import { crmAdmin, roleChanged } from "./letters/access.server";
import { auditHead, gateOpened } from "./letters/audit.server";
import { companyClosing, companyClosingSoon, companyKept } from "./letters/closing.server";
import {
  activation,
  confirmEmail,
  confirmNoticeEmail,
  invitation,
  mailBroken,
  test,
} from "./letters/coming-in.server";
import {
  blockEnded,
  blocked,
  deactivated,
  limitOfPerson,
  limitReached,
  unblocked,
} from "./letters/holds.server";
import type { Write } from "./letters/letter";
import { accessGiven, accessRequest, letIn, probation, recoveryUsed } from "./letters/network.server";
import { newDevice, notMe, passwordChanged, passwordReset } from "./letters/sign-in.server";
import { system } from "./letters/system.server";
import { chatFallback, taskDue } from "./letters/work.server";

/** Which function writes which mail. A kind without one does not compile. */
export const LETTERS: { [K in keyof MailDetails]: Write<MailDetails[K]> } = {
  password_reset: passwordReset,
  password_changed: passwordChanged,
  new_device: newDevice,
  not_me: notMe,
  let_in: letIn,
  recovery_used: recoveryUsed,
  invitation,
  activation,
  confirm_email: confirmEmail,
  confirm_notice_email: confirmNoticeEmail,
  mail_broken: mailBroken,
  test,
  allowlist_probation: probation,
  gate_opened: gateOpened,
  audit_head: auditHead,
  company_closing: companyClosing,
  company_closing_soon: companyClosingSoon,
  company_kept: companyKept,
  blocked,
  deactivated,
  unblocked,
  block_ended: blockEnded,
  limit_reached: limitReached,
  limit_of_person: limitOfPerson,
  role_changed: roleChanged,
  access_request: accessRequest,
  access_given: accessGiven,
  task_due: taskDue,
  chat_fallback: chatFallback,
  crm_admin: crmAdmin,
  system,
};
