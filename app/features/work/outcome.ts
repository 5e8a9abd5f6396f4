import type { LimitRefusal } from "~/domain/activity/deed";

/** Why a change of a record was not made; `gone`: something it names is not there (any more), for that field. */
export type WorkRefusal =
  | { refusal: "not_found" | "forbidden" | "conflict" }
  | { refusal: "gone"; field: string }
  | LimitRefusal;
export type WorkOutcome<Done = unknown> = ({ ok: true } & Done) | ({ ok: false } & WorkRefusal);

/** What became of one of several records. */
export type BulkResult = {
  publicId: string;
  refusal: (WorkRefusal | { refusal: "clash" })["refusal"] | null;
};

/** How many records one change of responsible takes. */
export const MOST_AT_ONCE = 50;
