/** One vocabulary for both logs and webhooks (semantics 12): OWASP names where OWASP has one. Stored; never changes. */
export const LOG_EVENTS = [
  "authn_login_success", "authn_login_fail", "authn_login_lock", "authn_password_change", "authn_token_created",
  "authn_token_revoked", "authn_impossible_travel", "logout", "ip_denied", "held_denied", "password_reset_requested",
  "invite_accepted", "second_factor_added", "second_factor_removed", "token_used", "not_me_reported",
  "session_created", "session_renewed", "session_expired", "session_use_after_expire", "session_revoked",
  "excess_sessions_exceeded", "authz_fail", "privilege_permissions_changed", "access_requested",
  "access_request_answered", "preview_started", "preview_ended", "user_created", "user_updated", "user_archived",
  "user_deleted", "hold_opened", "hold_lifted", "excess_rate_limit_exceeded", "limit_reached", "limit_restored",
  "allowlist_changed", "gate_opened", "export_done", "backup_done", "account_close_requested",
  "account_close_undone", "company_updated", "session_lengths_changed", "notice_acknowledged", "recovery_codes_made",
  "department_created", "department_updated", "department_deleted", "group_created", "group_updated", "group_deleted",
  "role_created", "role_updated", "role_deleted",
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

export const LOG_METHODS = ["web", "api", "export"] as const;
export type LogMethod = (typeof LOG_METHODS)[number];

export const LOG_RESULTS = ["success", "refused"] as const;
export type LogResult = (typeof LOG_RESULTS)[number];
