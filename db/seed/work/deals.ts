import { fold } from "../../../app/domain/text/fold";
import { days, hours, minutes } from "../../../app/domain/time/durations";
import { isClosed } from "../../../app/domain/work/kinds";
import type { LostReason, Stage } from "../../queries/work/pipelines";
import type { activity, activityChanges, deals, notes, recordTags } from "../../schema";
import type { Clients } from "./clients";
import { streamFor, type WorkPlan } from "./index";
import type { WorkWords } from "./words";

type Deal = typeof deals.$inferInsert;
type Line = typeof activity.$inferInsert;
type Ids = ReadonlyMap<string, number>;
type Plan = WorkPlan & {
  words: WorkWords;
  stages: readonly Stage[];
  reasons: readonly LostReason[];
  clients: Clients & { companyIds: Ids; contactIds: Ids };
};

const DEALS = 600;
/** How often a deal stands in each stage: most are over, few are new. */
const WEIGHTS = [2, 11, 10, 8, 5, 36, 28];

/** Deals and what happened to them: created, moved from stage to stage, some closed. */
export function dealsOf(plan: Plan) {
  const { accountId, words, stages, reasons, clients, now, newId } = plan;
  const stream = streamFor(plan, "deals");
  const rows: Deal[] = [];
  const past: { deal: Deal; steps: { at: number; from: Stage | null; to: Stage }[] }[] = [];
  for (let index = 0; index < DEALS; index++) {
    const client = stream.pick(clients.people);
    const stage = weighted(stages, stream.next());
    const age = isClosed(stage.kind) ? stream.int(1, 180) : stream.int(0, 30);
    const createdAt = now - days(age) - hours(stream.int(1, 9)) - minutes(stream.int(0, 59));
    const path = stages.filter(
      (one) => !isClosed(one.kind) && one.kind !== "unsorted" && one.position <= stage.position,
    );
    const steps = (
      stage.kind === "unsorted" ? [stage] : [...path.filter(({ id }) => id !== stage.id), stage]
    ).map((to, at, all) => ({
      at: Math.min(now - minutes(5), createdAt + Math.floor(((now - createdAt) * at * 0.6) / all.length)),
      from: at === 0 ? null : all[at - 1]!,
      to,
    }));
    const seller = stage.kind === "unsorted" ? null : client.seller;
    const name = `${stream.pick(words.goods)}: ${stream.pick(words.places)}`;
    const last = steps.at(-1)!.at;
    const deal = {
      accountId,
      publicId: newId(),
      name,
      amount: stream.chance(0.08) ? null : stream.int(6, 900) * (words.currency === "RUB" ? 150_000 : 2_500),
      pipelineId: stage.pipelineId,
      stageId: stage.id,
      stageKind: stage.kind,
      lostReasonId: stage.kind === "lost" ? stream.pick(reasons).id : null,
      contactId: clients.contactIds.get(client.publicId)!,
      companyId: client.company === null ? null : clients.companyIds.get(client.company)!,
      responsibleId: seller,
      createdBy: seller ?? plan.staff[0]!.userId,
      searchText: fold(name),
      createdAt,
      updatedAt: last,
      closedAt: isClosed(stage.kind) ? last : null,
    } satisfies Deal;
    rows.push(deal);
    past.push({ deal, steps });
  }
  return {
    deals: rows,
    story: (ids: Ids) => storyOf(past, ids, newId),
    notes: (ids: Ids): (typeof notes.$inferInsert)[] =>
      rows
        .filter((_, at) => at % 4 === 0)
        .map((deal) => ({
          accountId,
          publicId: newId(),
          onKind: "deal",
          onId: ids.get(deal.publicId)!,
          text: stream.pick(words.notes),
          createdBy: deal.createdBy ?? null,
          createdAt: deal.updatedAt - minutes(stream.int(1, 50)),
        })),
    tags: (ids: Ids, tagIds: readonly number[]): (typeof recordTags.$inferInsert)[] =>
      rows
        .filter((_, at) => at % 3 === 0)
        .map((deal) => ({
          accountId,
          onKind: "deal",
          onId: ids.get(deal.publicId)!,
          tagId: stream.pick(tagIds),
        })),
  };
}

function storyOf(
  past: { deal: Deal; steps: { at: number; from: Stage | null; to: Stage }[] }[],
  ids: Ids,
  newId: () => string,
) {
  const told = past.flatMap(({ deal, steps }) =>
    steps.map(({ at, from, to }) => ({
      line: {
        accountId: deal.accountId,
        actionId: newId(),
        userId: deal.createdBy ?? null,
        at,
        kind:
          from === null
            ? ("record_created" as const)
            : isClosed(to.kind)
              ? ("deal_closed" as const)
              : ("stage_changed" as const),
        objectKind: "deal" as const,
        objectId: ids.get(deal.publicId)!,
        objectName: deal.name,
        source: "page" as const,
        amount: 1,
        details: null,
      } satisfies Line,
      before: from?.name ?? null,
      after: to.name,
    })),
  );
  return {
    lines: told.map(({ line }) => line).sort((a, b) => a.at - b.at),
    changes: (lineIds: Ids): (typeof activityChanges.$inferInsert)[] =>
      told.map(({ line, before, after }) => ({
        accountId: line.accountId,
        activityId: lineIds.get(line.actionId)!,
        field: "stage",
        before,
        after,
      })),
  };
}

function weighted(stages: readonly Stage[], chance: number): Stage {
  const total = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  let left = chance * total;
  for (const [at, weight] of WEIGHTS.entries()) {
    left -= weight;
    if (left < 0) return stages[at]!;
  }
  return stages.at(-1)!;
}
