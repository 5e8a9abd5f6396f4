import { fold } from "../../../app/domain/text/fold";
import { days, hours, minutes } from "../../../app/domain/time/durations";
import { isClosed } from "../../../app/domain/work/kinds";
import type { deals, tasks } from "../../schema";
import { streamFor, type WorkPlan } from "./index";
import type { WorkWords } from "./words";

type Deal = typeof deals.$inferInsert;
type Plan = WorkPlan & { words: WorkWords; deals: readonly Deal[]; dealIds: ReadonlyMap<string, number> };

/** What is to be done about open deals (today, late, later), and what was done about closed ones. */
export function tasksOf(plan: Plan): (typeof tasks.$inferInsert)[] {
  const { accountId, words, now, newId } = plan;
  const stream = streamFor(plan, "tasks");
  return plan.deals
    .filter(
      (deal, at) => deal.responsibleId !== null && (isClosed(deal.stageKind) ? at % 5 === 0 : at % 2 === 0),
    )
    .map((deal) => {
      const [kind, text] = stream.pick(words.tasks);
      const isDone = isClosed(deal.stageKind);
      const dueAt = isDone
        ? deal.updatedAt
        : now + minutes(15) * stream.int(1, 20) + days(stream.pick([-3, -1, 0, 0, 0, 1, 2, 5]));
      return {
        accountId,
        publicId: newId(),
        text,
        kind,
        dueAt,
        remindAt: isDone || dueAt < now ? null : dueAt - minutes(15),
        doneAt: isDone ? dueAt - hours(1) : null,
        doneBy: isDone ? (deal.responsibleId ?? null) : null,
        result: isDone ? stream.pick(words.results) : null,
        onKind: "deal" as const,
        onId: plan.dealIds.get(deal.publicId)!,
        responsibleId: deal.responsibleId ?? null,
        createdBy: deal.responsibleId ?? null,
        searchText: fold(text),
        createdAt: deal.createdAt,
        updatedAt: isDone ? dueAt - hours(1) : deal.updatedAt,
      };
    });
}
