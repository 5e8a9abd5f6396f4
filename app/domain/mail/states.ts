/** `skipped`: was not to be sent after all; `failed`: could not be. */
export const MAIL_STATES = ["queued", "sent", "failed", "skipped"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Why a mail was not sent. The words of the server, when it said any, stand beside it. */
export const MAIL_REASONS = [
  "refused",
  "server_down",
  "too_busy",
  "gave_up",
  "expired",
  "switched_off",
  "held",
  "broken",
  "no_receiver",
] as const;
export type MailReason = (typeof MAIL_REASONS)[number];
