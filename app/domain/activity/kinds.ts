/** What people do, as one stream: it feeds the live view, limits, the timeline and statistics. Codes are stored: append only. */
export const ACTIVITY_KINDS = [
  "card_viewed",
  "list_viewed",
  "record_created",
  "record_changed",
  "stage_changed",
  "deal_closed",
  "responsible_changed",
  "note_added",
  "task_done",
  "message_sent",
  "conversation_joined",
  "conversation_handed_over",
  "conversation_rated",
  "rows_exported",
  "record_deleted",
  "record_restored",
  "records_merged",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** By which door it came. UI, API and integrations count alike (semantics 5); `system` counts for nobody. */
export const ACTIVITY_SOURCES = ["page", "api", "import", "system"] as const;
export type ActivitySource = (typeof ACTIVITY_SOURCES)[number];

/** What an activity is about. `foreign` = an object of another CRM, named by its external id. */
export const OBJECT_KINDS = [
  "deal",
  "contact",
  "company",
  "task",
  "conversation",
  "user",
  "foreign",
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];
