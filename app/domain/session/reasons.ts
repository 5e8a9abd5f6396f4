import type { HoldKind } from "../holds/holds";

/** Why a sign-in or a request was refused. Stored, so a code never changes (semantics 12). */
export const DENY_REASONS = [
  "bad_credentials",
  "unknown_login",
  "deleted",
  "rate_limited",
  "second_factor_failed",
  "expired_link",
  "no_account",
  "unconfirmed",
  "blocked",
  "inactive",
  "limit",
  "archived",
  "lockdown",
  "ip_denied",
  "company_closing",
] as const;
export type DenyReason = (typeof DENY_REASONS)[number];

/** Why a request with a cookie is sent to the gate: a refusal, or a session that lives no more. */
export const GATE_REASONS = [...DENY_REASONS, "none", "ended", "expired", "down"] as const;
export type GateReason = (typeof GATE_REASONS)[number];

const REASON_OF_HOLD = {
  manual_block: "blocked",
  inactive: "inactive",
  limit: "limit",
  archived: "archived",
  unconfirmed: "unconfirmed",
  lockdown: "lockdown",
} as const satisfies Record<HoldKind, DenyReason>;

export const reasonOfHold = (kind: HoldKind): DenyReason => REASON_OF_HOLD[kind];

/** HTTP status of a refused request outside pages (architecture, "Refusing a request"). */
export function statusOf(reason: GateReason): 401 | 403 | 423 | 429 | 503 {
  if (reason === "limit") return 423;
  if (reason === "ip_denied" || reason === "company_closing") return 403;
  if (reason === "rate_limited") return 429;
  if (reason === "down") return 503;
  return 401;
}

/** Refusals that leave a session as it is: it works again when they are over. All others end it. */
export const suspends = (reason: GateReason) =>
  reason === "limit" || reason === "ip_denied" || reason === "company_closing";

/** Close codes of the live socket: 4401 ended, 4403 suspended or address refused, 4408 slow reader. */
export const CLOSE = { ended: 4401, suspended: 4403, slow: 4408 } as const;
