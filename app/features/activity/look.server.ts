import type { LimitRefusal } from "~/domain/activity/deed";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { appendActivity } from "~db/queries/activity";
import { commit } from "~db/queries/guarded-batch";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import type { Act, Deed } from "./act.server";
import { reserve } from "./meter.server";

/** What a person reads: its activity is written after the answer was made, and counts only then. */
export type Look = { deed: Deed; costs: NonNullable<Act["costs"]>; source: ActivitySource };

/** When it may be read: call `seen` once the answer is made. */
export type LookOutcome = { ok: true; seen(): void } | ({ ok: false } & LimitRefusal);

/**
 * Asks the limits before a counted view (a card, a list page, an export) is read. "View as this employee" neither
 * counts nor leaves an activity: callers skip this there.
 */
export async function look(needs: Needs, viewer: Acting, wanted: Look): Promise<LookOutcome> {
  const actionId = publicId(needs.random(16));
  const reserved = await reserve(needs, viewer, actionId, wanted.costs);
  if (!reserved.ok) return reserved;
  const write = async () => {
    const { lost } = await commit(needs.db(viewer.accountId), [
      ...reserved.guard,
      ...appendActivity(viewer.accountId, {
        ...wanted.deed,
        actionId,
        userId: viewer.userId,
        at: needs.now,
        source: wanted.source === "page" ? (viewer.door ?? "page") : wanted.source,
      }),
    ]);
    await reserved.settle(!lost);
  };
  return { ok: true, seen: () => needs.later(write()) };
}
