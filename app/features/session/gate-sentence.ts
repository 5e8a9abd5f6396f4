import type { EndReason } from "~/domain/session/gate";
import type { GateReason } from "~/domain/session/reasons";
import { minutes } from "~/domain/time/durations";
import type { MessageKey, Translate } from "~/i18n";
import type { Formatter } from "~/i18n/format";
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
  company_closing: "gate.closing",
  none: null,
  ended: "gate.ended",
  expired: "gate.expired",
  down: "gate.down",
} as const satisfies Record<GateReason, MessageKey | null>;

/** How a session ended, where that says more than "ended". */
const ENDED: Record<EndReason, MessageKey | null> = {
  signed_out: "gate.signed_out",
  ended_by_admin: "gate.ended",
  ended_by_self: "gate.ended_by_self",
  expired: "gate.expired",
  excess: "gate.excess",
  held: "gate.hold_lifted",
  deleted: "gate.ended",
  password_changed: "gate.password_changed",
  not_me: "gate.not_me",
  preview: "gate.ended",
  revoked: "gate.ended",
  epoch: "gate.expired",
};

/** The one sentence that the gate says; null when there is nothing to say. */
export function gateSentence(
  message: GateMessage,
  t: Translate,
  format: Pick<Formatter, "dateTime">,
  now: number,
): string | null {
  const key = sentenceOf(message, now);
  if (key === null) return null;
  return t(key, {
    ip: message.ip ?? "",
    name: message.contact ?? "",
    email: message.email ?? "",
    count: message.count ?? "",
    limit: message.limit ?? "",
    date: message.until === null ? "" : format.dateTime(message.until),
    n: message.end === "excess" ? (message.sessionCap ?? 1) : minutesUntil(message.retryAt ?? now, now),
  });
}

function sentenceOf({ reason, end, until, count }: GateMessage, now: number): MessageKey | null {
  if (reason === "blocked" && until !== null) return "gate.blocked_until";
  if (reason === "limit") {
    if (count === null) return until === null ? "gate.limit_plain" : "gate.limit_until";
    return until === null ? "gate.limit_admin" : "gate.limit";
  }
  if (reason === "company_closing" && until !== null && until <= now) return "gate.closed";
  if ((reason === "ended" || reason === "expired") && end !== null) return ENDED[end];
  return SENTENCE[reason];
}

const minutesUntil = (at: number, now: number) => Math.max(1, Math.ceil((at - now) / minutes(1)));
