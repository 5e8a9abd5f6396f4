/** The records of the built-in CRM (AM-09), in the order of its menu. Each has cells of its own: `deals.view`, … */
export const RECORD_KINDS = ["deal", "contact", "company", "task"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What notes, tags, custom fields and history hang on. */
export const CARD_KINDS = ["deal", "contact", "company"] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** Where a deal stands. `unsorted` = incoming, not yet taken by anybody (semantics 4); `won` and `lost` close it. */
export const STAGE_KINDS = ["unsorted", "open", "won", "lost"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];
export const isClosed = (kind: StageKind) => kind === "won" || kind === "lost";

export const TASK_KINDS = ["call", "meeting", "message", "other"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const POINT_KINDS = ["phone", "email"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export const FIELD_KINDS = ["text", "number", "date", "choice"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** How long a deleted record can be brought back from the bin, in days. */
export const BIN_DAYS = 30;
