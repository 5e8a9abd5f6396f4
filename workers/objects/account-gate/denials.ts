import { authEntry, type Origin } from "../../../app/domain/log/entry";
import type { Refusal } from "../../../app/domain/session/gate";
import { DENY_REASONS, type DenyReason } from "../../../app/domain/session/reasons";
import { minutes } from "../../../app/domain/time/durations";
import type { Outbox } from "./outbox";

/** Refusals of requests: one row per person, address and reason a minute, with a count (architecture). */
export class Denials {
  private counts = new Map<string, number>();

  constructor(private readonly outbox: Outbox) {}

  /** False when there is nothing to log: no session, an ended or an expired one. */
  note(refusal: Refusal, page: string | null, now: number, token?: { name: string }): boolean {
    const reason = refusal.reason as DenyReason;
    if (!DENY_REASONS.includes(reason)) return false;
    const minute = Math.floor(now / minutes(1));
    const how = token === undefined ? "" : `.${token.name}`;
    const opId = `deny.${refusal.user}.${refusal.address}.${reason}.${minute}${how}`;
    const count = (this.counts.get(opId) ?? 0) + 1;
    if (this.counts.size > 1_000) this.counts.clear();
    this.counts.set(opId, count);
    const origin: Origin | null =
      refusal.address === null
        ? null
        : {
            address: refusal.address,
            country: null,
            device: { browser: "", os: "", device: "", ua: "" },
            deviceId: null,
            newDevice: false,
          };
    this.outbox.put({
      kind: "log",
      opId,
      entry: authEntry({
        opId,
        at: now,
        event: reason === "ip_denied" ? "ip_denied" : "held_denied",
        result: "refused",
        reason,
        count,
        userId: refusal.user,
        method: token === undefined ? "web" : "api",
        integration: token?.name ?? null,
        page,
        origin,
      }),
    });
    return true;
  }
}
