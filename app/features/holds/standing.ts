import type { SubmissionResult } from "@conform-to/react";
import type { StopRefusal } from "~/domain/holds/stop";
import type { MessageKey } from "~/i18n";

/** What became of a form about somebody's access. */
export type StandingAnswer = {
  result?: SubmissionResult<string[]>;
  done?: "stopped" | "lifted";
  /** The gate has not acknowledged yet: in effect within a minute. */
  pending?: boolean;
};

/** Sentence, field and status of each refusal. */
export const STOP_SAYS: Record<
  StopRefusal,
  { text: MessageKey; field?: "reason" | "until" | "kind"; status: number }
> = {
  not_found: { text: "record.none", status: 404 },
  not_allowed: { text: "stop.not_allowed", status: 403 },
  is_self: { text: "error.not_yourself", status: 403 },
  owner_only: { text: "error.owner", status: 403 },
  above_you: { text: "error.above_you", status: 403 },
  last_administrator: { text: "admin.last", status: 409 },
  reason_missing: { text: "stop.reason_missing", field: "reason", status: 400 },
  term_too_short: { text: "stop.term_too_short", field: "until", status: 400 },
  term_too_long: { text: "stop.term_too_long", field: "until", status: 400 },
  term_not_offered: { text: "error.choice", field: "kind", status: 400 },
  no_seat: { text: "newcomer.full", status: 409 },
  conflict: { text: "error.conflict", status: 409 },
};
