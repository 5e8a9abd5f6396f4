import { sql } from "drizzle-orm";
import type { HoldKind } from "~/domain/holds/holds";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { tellFinished } from "./tell-of-holds.server";

export type FinishedHold = {
  id: string;
  accountId: number;
  accountPublicId: string;
  userId: number;
  userPublicId: string;
  userName: string;
  kind: HoldKind;
  endsAt: number;
  createdBy: number | null;
};

/** Holds whose end has passed and that nobody has finished: the oldest 500. */
export const listDueHolds = (needs: Needs): Promise<FinishedHold[]> =>
  needs
    .db(0)
    .all<FinishedHold>(sql`SELECT h.id AS id, h.account_id AS accountId, s.account_public_id AS accountPublicId,
      h.user_id AS userId, u.public_id AS userPublicId, trim(u.name || ' ' || u.surname) AS userName, h.kind AS kind, h.ends_at AS endsAt, h.created_by AS createdBy
    FROM holds h INDEXED BY holds_due JOIN settings s ON s.account_id = h.account_id JOIN users u ON u.id = h.user_id
    WHERE h.lifted_at IS NULL AND h.ends_at <= ${needs.now} ORDER BY h.ends_at LIMIT 500`);

/**
 * Finishes a hold that has ended: exactly once, keyed by its id, whoever runs and however often (ASVS 2.3.3). It has
 * not held since `endsAt`; this writes the log and tells. Answers whether this call was the one that did it.
 */
export async function finishHold(needs: Needs, hold: FinishedHold): Promise<boolean> {
  const { accountId, userId } = hold;
  const outcome = await change(needs, hold, {
    write: [
      sql`UPDATE holds SET lifted_at = ${hold.endsAt} WHERE account_id = ${accountId} AND id = ${hold.id} AND lifted_at IS NULL AND ends_at <= ${needs.now}`,
      mustChangeOne(),
      raiseVersion(accountId, userId),
    ],
    audit: {
      event: hold.kind === "limit" ? "limit_restored" : "hold_lifted",
      actor: null,
      target: { kind: "user", id: userId, name: hold.userName },
      changes: [{ field: "hold", before: hold.kind, after: null }],
    },
    gate: [opSelect.person(accountId, userId)],
    mails: tellFinished(needs, hold),
  });
  return !outcome.lost;
}
