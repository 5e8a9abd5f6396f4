import { sql } from "drizzle-orm";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import type { Stage } from "~db/queries/work/pipelines";
import type { Acting } from "../../acting";
import type { Needs } from "../../needs";
import { changeWork, type SettingsOutcome } from "./change-work.server";

/**
 * Takes a stage away, with a decision for its deals: one in use needs a stage to which they go. Only open stages go, and
 * never the last one. Whoever drags a deal over it at that moment is told that it is gone.
 */
export async function deleteStage(
  needs: Needs,
  acting: Acting,
  { stage, to, stages }: { stage: Stage; to: Stage | null; stages: readonly Stage[] },
): Promise<SettingsOutcome> {
  if (stage.kind !== "open" || stages.filter(({ kind }) => kind === "open").length === 1)
    return { ok: false, refusal: "last" };
  if (to !== null && to.id === stage.id) return { ok: false, refusal: "not_found" };
  const { accountId } = acting;
  const used = sql`SELECT count(*) AS n FROM (SELECT 1 FROM deals WHERE account_id = ${accountId} AND stage_id = ${stage.id})`;
  const { n } = await needs.db(accountId).get<{ n: number }>(used);
  if (n > 0 && to === null) return { ok: false, refusal: "in_use" };
  return changeWork(needs, acting, {
    write: [
      ...(to === null
        ? []
        : [
            mustHold(sql`EXISTS (SELECT 1 FROM stages WHERE account_id = ${accountId} AND id = ${to.id})`),
            sql`UPDATE deals SET pipeline_id = ${to.pipelineId}, stage_id = ${to.id}, stage_kind = ${to.kind}, version = version + 1,
                closed_at = ${to.kind === "won" || to.kind === "lost" ? needs.now : null}
              WHERE account_id = ${accountId} AND stage_id = ${stage.id}`,
          ]),
      mustHold(
        sql`NOT EXISTS (SELECT 1 FROM deals WHERE account_id = ${accountId} AND stage_id = ${stage.id})`,
      ),
      sql`DELETE FROM stages WHERE account_id = ${accountId} AND id = ${stage.id}`,
      mustChangeOne(),
    ],
    target: stage.name,
    changes: [
      { field: "stage", before: stage.name, after: null },
      ...(n > 0 ? [{ field: "deals", before: n, after: to?.name ?? null }] : []),
    ],
  });
}
