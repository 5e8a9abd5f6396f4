import { sql } from "drizzle-orm";
import { COPY_EVERY_MS, type CopyPeriod } from "~/domain/export/copies";
import type { Origin } from "~/domain/log/entry";
import { commit, mustHold } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import { newJob, startJob } from "../jobs/start-job.server";
import type { Needs } from "../needs";
import { storedOrigin } from "../session/log-refusal.server";
import { fullCopy } from "./copy-job.server";

/** Starts a full copy on demand; null when the actor's rights have changed since. */
export async function makeCopy(
  needs: Needs,
  { accountId, actor }: Acting,
  { client, sessionId }: { client: Origin; sessionId: string },
): Promise<string | null> {
  const input = { client: await storedOrigin(client), sessionId };
  const started = await startJob(needs, fullCopy, { accountId, actor, input });
  return started.lost ? null : started.publicId;
}

/** Companies whose next copy is due, of those that have no copy under way: makes their jobs. */
export async function startDueCopies(needs: Needs): Promise<number> {
  const due = await needs
    .db(0)
    .all<{ accountId: number }>(sql`SELECT s.account_id AS accountId FROM settings s
    JOIN accounts a ON a.id = s.account_id
    WHERE s.copy_period <> 'off' AND ${needs.now} - CASE s.copy_period WHEN 'daily' THEN ${COPY_EVERY_MS.daily}
        ELSE ${COPY_EVERY_MS.weekly} END >= coalesce((SELECT max(c.created_at) FROM jobs c INDEXED BY jobs_account
          WHERE c.account_id = s.account_id AND c.kind = 'full_copy'), a.created_at) LIMIT 20`);
  for (const { accountId } of due) {
    const input = { client: null, sessionId: null };
    const { insert } = newJob(needs, fullCopy, { accountId, actor: null, input });
    await commit(needs.db(accountId), [insert]);
  }
  return due.length;
}

/** How often it is made by itself from now on. */
export async function choosePeriod(needs: Needs, acting: Acting, before: CopyPeriod, after: CopyPeriod) {
  if (before === after) return { lost: false };
  const { accountId } = acting;
  return change(needs, acting, {
    write: [
      sql`UPDATE settings SET copy_period = ${after} WHERE account_id = ${accountId}`,
      mustHold(
        sql`EXISTS (SELECT 1 FROM settings WHERE account_id = ${accountId} AND copy_period = ${after})`,
      ),
    ],
    audit: {
      event: "company_updated",
      actor: acting.actor,
      target: { kind: "company", id: accountId, name: "" },
      changes: [{ field: "copy_period", before, after }],
    },
    gate: [],
  });
}
