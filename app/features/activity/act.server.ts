import type { SQL } from "drizzle-orm";
import type { Cost, LimitRefusal } from "~/domain/activity/deed";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { type ActivityRow, appendActivity } from "~db/queries/activity";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { tellsSomebody } from "../notices/notice-rows.server";
import { reserve } from "./meter.server";

export type Deed = Omit<ActivityRow, "actionId" | "userId" | "at" | "source">;

export type Act = {
  /** Statements that do it, each write followed by its own guard. */
  write: SQL[];
  /** What the activity stream says of it, in order. At least one. */
  deeds: readonly Deed[];
  /** What it costs at the person's limits. */
  costs?: readonly Cost[];
  source: ActivitySource;
  /** Set when the action has an id of its own already (an idempotent API call). */
  actionId?: string;
};

/** `conflict`: a guard did not hold; nothing was written, and nothing counts. */
export type ActOutcome = { ok: true } | ({ ok: false } & ({ refusal: "conflict" } | LimitRefusal));

/**
 * The one way in which a person does counted work (architecture, "Counted work that can fail"): the gate reserves, one
 * guarded batch writes the record and its activity, and the gate counts what was committed. Nothing is written when a
 * limit refuses, and nothing is counted when a guard does.
 */
export async function act(needs: Needs, viewer: Acting, plan: Act): Promise<ActOutcome> {
  const { accountId, actor } = viewer;
  const actionId = plan.actionId ?? publicId(needs.random(16));
  const reserved = await reserve(needs, viewer, actionId, plan.source === "system" ? [] : (plan.costs ?? []));
  if (!reserved.ok) return reserved;
  const { lost } = await commit(needs.db(accountId), [
    mustStillBe(accountId, actor),
    ...reserved.guard,
    ...plan.write,
    ...plan.deeds.flatMap((deed, n) =>
      appendActivity(accountId, {
        ...deed,
        actionId: n === 0 ? actionId : `${actionId}.${n}`,
        userId: actor.userId,
        at: needs.now,
        source: plan.source === "page" ? (viewer.door ?? "page") : plan.source,
      }),
    ),
  ]);
  await reserved.settle(!lost);
  if (!lost && tellsSomebody(plan.write)) needs.bell.ringSoon(accountId);
  if (!lost) needs.webhooks.sendSoon();
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
