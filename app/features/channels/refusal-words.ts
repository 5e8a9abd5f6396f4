import type { MessageKey } from "~/i18n";
import type { ChannelOutcome } from "./outcome";

type Refusal = Extract<ChannelOutcome, { ok: false }>["refusal"];

/** The sentence and the status of a refused change of a channel or of somebody's rights on it. */
export const REFUSALS: Record<Refusal, { text: MessageKey; status: number }> = {
  not_found: { text: "record.none", status: 404 },
  not_allowed: { text: "error.above_you", status: 403 },
  taken: { text: "error.taken", status: 409 },
  full: { text: "channels.refused.full", status: 409 },
  conflict: { text: "error.conflict", status: 409 },
  is_self: { text: "error.not_yourself", status: 403 },
  owner_only: { text: "error.owner", status: 403 },
  above_you: { text: "error.above_you", status: 403 },
  exceeds_own: { text: "channels.refused.exceeds_own", status: 403 },
  bound_twice: { text: "error.conflict", status: 409 },
};
