/** What can go wrong with the product itself, of which administrators are told [MC-51]. Stored: append only. */
export const SYSTEM_PROBLEMS = ["mail_down", "copy_failed", "audit_broken", "webhook_dead"] as const;
export type SystemProblem = (typeof SYSTEM_PROBLEMS)[number];

/** The page where each is looked into. */
export const PAGE_OF_PROBLEM: Record<SystemProblem, string> = {
  mail_down: "/settings/mail",
  copy_failed: "/settings/export",
  audit_broken: "/settings/audit",
  webhook_dead: "/settings/webhooks",
};
