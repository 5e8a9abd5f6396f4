import type { ActivitySource } from "~/domain/activity/kinds";
import { isClosed, type StageKind } from "~/domain/work/kinds";
import { moveDeal as moveIt } from "~db/queries/work/deal-writes";
import { listLostReasons, type Stage } from "~db/queries/work/pipelines";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import type { WorkOutcome } from "../outcome";
import { pipelinesOf } from "../work-settings.server";
import { findDealFor } from "./find-for.server";

export type Move = {
  deal: string;
  /** Public ids of the stages; `from` guards against two people who move one deal at once. */
  to: string;
  from?: string | null;
  lostReason?: string | null;
  source?: ActivitySource;
  actionId?: string;
};
/** `stage_gone`: deleted under the drag · `moved_on`: somebody else has moved the deal meanwhile, to `stage`. */
export type MoveOutcome =
  | WorkOutcome<{ from: string; kind: StageKind }>
  | { ok: false; refusal: "stage_gone" }
  | { ok: false; refusal: "moved_on"; stage: string };

/**
 * Moves a deal to another stage, which may close it (won, or lost with a reason) or open it again. Counts once a window
 * at `deals_handled`, and when it closes at `deals_closed` (semantics 5).
 */
export async function moveDeal(needs: Needs, viewer: Acting, move: Move): Promise<MoveOutcome> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const found = await findDealFor(db, viewer, move.deal, "edit");
  if (!found.ok) return found;
  const { deal } = found;
  const stages = (await pipelinesOf(needs, accountId)).flatMap((pipeline) => pipeline.stages);
  const to = stages.find(({ publicId }) => publicId === move.to);
  const from = stages.find(({ id }) => id === deal.stageId);
  if (to === undefined) return { ok: false, refusal: "stage_gone" };
  if (move.from && from?.publicId !== move.from)
    return { ok: false, refusal: "moved_on", stage: from?.name ?? "" };
  const reason = to.kind === "lost" ? await reasonOf(needs, accountId, move.lostReason) : null;
  if (reason === undefined) return { ok: false, refusal: "gone", field: "lostReason" };
  if (from?.id === to.id && reason?.id === (deal.lostReasonId ?? undefined))
    return { ok: true, from: to.publicId, kind: to.kind };
  const closes = isClosed(to.kind) && to.kind !== deal.stageKind;
  const key = { keys: [`deal:${deal.id}`], amount: 1 };
  const outcome = await act(needs, viewer, {
    write: moveIt(
      accountId,
      { id: deal.id, from: deal.stageId, to: to.id, lostReasonId: reason?.id ?? null },
      needs.now,
    ),
    deeds: [
      {
        kind: closes ? "deal_closed" : "stage_changed",
        object: { kind: "deal", id: deal.id, name: deal.name },
        amount: 1,
        details: { from: from?.kind, to: to.kind, sum: deal.amount },
        changes: changesOf(from, to, deal.lostReason, reason?.name ?? null),
      },
    ],
    costs: [
      { metric: "deals_handled", ...key },
      ...(closes ? [{ metric: "deals_closed" as const, ...key }] : []),
    ],
    source: move.source ?? "page",
    ...(move.actionId === undefined ? {} : { actionId: move.actionId }),
  });
  if (outcome.ok) return { ok: true, from: from?.publicId ?? to.publicId, kind: to.kind };
  return outcome.refusal === "conflict" ? whyLost(needs, viewer, move) : outcome;
}

/** A guard did not hold: the stage is gone, or the deal has moved on. */
async function whyLost(needs: Needs, viewer: Acting, move: Move): Promise<MoveOutcome> {
  const found = await findDealFor(needs.db(viewer.accountId), viewer, move.deal, "edit");
  if (!found.ok) return found;
  const stages = (await pipelinesOf(needs, viewer.accountId)).flatMap((pipeline) => pipeline.stages);
  if (!stages.some(({ publicId }) => publicId === move.to)) return { ok: false, refusal: "stage_gone" };
  return {
    ok: false,
    refusal: "moved_on",
    stage: stages.find(({ id }) => id === found.deal.stageId)?.name ?? "",
  };
}

/** null = lost without a reason; undefined = the reason has been deleted. */
async function reasonOf(needs: Needs, accountId: number, publicId: string | null | undefined) {
  if (!publicId) return null;
  return (await listLostReasons(needs.db(accountId), accountId)).find(
    (reason) => reason.publicId === publicId,
  );
}

const changesOf = (from: Stage | undefined, to: Stage, was: string | null, reason: string | null) => [
  ...(from?.id === to.id ? [] : [{ field: "stage", before: from?.name ?? null, after: to.name }]),
  ...(was === reason ? [] : [{ field: "lost_reason", before: was, after: reason }]),
];
