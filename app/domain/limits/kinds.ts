/** What a limit counts (semantics 5). Codes are stored: append only. */
export const LIMIT_METRICS = [
  "deals_handled",
  "deals_closed",
  "deals_created",
  "cards_viewed",
  "list_items",
  "messages_sent",
  "exported_rows",
] as const;
export type LimitMetric = (typeof LIMIT_METRICS)[number];

/** Calendar windows in the account's zone, never rolling. */
export const LIMIT_PERIODS = ["hour", "day", "week", "month"] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

/** `deactivate` opens a hold of kind `limit`, `warn` only tells. */
export const LIMIT_ACTIONS = ["deactivate", "warn"] as const;
export type LimitAction = (typeof LIMIT_ACTIONS)[number];

export const LIMIT_SUBJECTS = ["role", "department", "group", "user"] as const;
export type LimitSubject = (typeof LIMIT_SUBJECTS)[number];
