import type { EndReason } from "~/domain/session/gate";
import type { GateReason } from "~/domain/session/reasons";
import { minutes } from "~/domain/time/durations";
import type { MessageKey, Translate } from "~/i18n";
import type { ViewerFormatter } from "~/i18n/react";
import type { GateMessage } from "./gate-message.server";

/** A reason without a sentence does not compile (glossary section 4, semantics 12). */
const SENTENCE = {
  bad_credentials: "gate.wrong",
  unknown_login: "gate.wrong",
  deleted: "gate.wrong",
  rate_limited: "gate.throttled",
  second_factor_failed: "gate.second_factor",
  expired_link: "gate.link_expired",
  no_account: "gate.no_account",
  unconfirmed: "gate.unconfirmed",
  blocked: "gate.blocked",
  inactive: "gate.inactive",
  limit: "gate.limit_admin",
  archived: "gate.archived",
  lockdown: "gate.lockdown",
  ip_denied: "gate.ip",
  none: null,
  ended: "gate.ended",
  expired: "gate.expired",
  down: "gate.down",
} as const satisfies Record<GateReason, MessageKey | null>;

const ENDED: Partial<Record<EndReason, MessageKey>> = {
  signed_out: "gate.signed_out",
  password_changed: "gate.password_changed",
  not_me: "gate.not_me",
};

/** The one sentence that the gate says; null when there is nothing to say. */
export function gateSentence(
  message: GateMessage,
  t: Translate,
  format: ViewerFormatter,
  now: number,
): string | null {
  if (message.end !== null && ENDED[message.end] !== undefined) return t(ENDED[message.end]!);
  const key =
    message.reason === "blocked" && message.until !== null ? "gate.blocked_until" : SENTENCE[message.reason];
  if (key === null) return null;
  return t(key, {
    ip: message.ip ?? "",
    name: message.contact ?? "",
    email: "",
    count: "",
    limit: "",
    date: message.until === null ? "" : format.dateTime(message.until),
    n: Math.max(1, Math.ceil(((message.retryAt ?? now) - now) / minutes(1))),
  });
}
