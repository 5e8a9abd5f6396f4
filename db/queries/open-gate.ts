import { type SQL, sql } from "drizzle-orm";
import { authEntry, type Origin } from "../../app/domain/log/entry";
import { type Actor, appendAudit } from "./audit";
import { writeAuthEntry } from "./gate-notes";
import { mustChangeOne } from "./guarded-batch";

/** How a list was switched off past the guard: by the operator at the machine, or by a recovery code. */
export const OPENED_BY = ["command_line", "recovery_code"] as const;
export type OpenedBy = (typeof OPENED_BY)[number];

export type Opening = {
  accountId: number;
  wasOn: boolean;
  at: number;
  how: OpenedBy;
  actor: Actor | null;
  /** Where a person did it from; the operator has none. */
  origin?: Origin;
  /** 22 characters of base64url. */
  publicId: string;
};

/**
 * Break-glass (AM-15, semantics 8): list and probation off whatever they are now, `gate_opened` in both logs. The
 * entries stay. Nobody can be left out by it, so no guard stands in its way.
 */
export function openGateStatements(opening: Opening): SQL[] {
  const { accountId, wasOn, at, how, actor, origin = null, publicId } = opening;
  const line = authEntry({
    opId: `open.${publicId}`,
    at,
    event: "gate_opened",
    result: "success",
    method: actor === null ? "api" : "web",
    userId: actor?.userId ?? null,
    detail: how,
    origin,
  });
  const changes = [{ field: "on", before: wasOn, after: false }];
  return [
    sql`UPDATE network_state SET is_on = 0, confirm_by = NULL, before = NULL, version = version + 1, changed_at = ${at},
      changed_by = ${actor?.userId ?? null} WHERE account_id = ${accountId}`,
    mustChangeOne(),
    ...appendAudit(accountId, {
      publicId,
      event: "gate_opened",
      at,
      actor,
      target: null,
      reason: how,
      changes,
    }),
    writeAuthEntry(accountId, line),
  ];
}
