import type { ActivitySource } from "~/domain/activity/kinds";
import type { RecordKind } from "~/domain/work/kinds";
import { takeBack, throwAway } from "~db/queries/work/bin";
import type { Acting } from "../../acting";
import { type ActOutcome, act } from "../../activity/act.server";
import type { Needs } from "../../needs";

type Thrown = { kind: RecordKind; id: number; name: string };

/** Puts a record into the bin, from where it comes back within 30 days (MC-06, MC-23). The caller has asked the right. */
export const throwRecordAway = (
  needs: Needs,
  viewer: Acting,
  { kind, id, name }: Thrown,
  source: ActivitySource = "page",
): Promise<ActOutcome> =>
  act(needs, viewer, {
    write: throwAway(viewer.accountId, kind, id, viewer.actor.userId, needs.now),
    deeds: [{ kind: "record_deleted", object: { kind, id, name }, amount: 1 }],
    source,
  });

/** Takes a record out of the bin; whoever may delete it may bring it back. */
export const takeRecordBack = (
  needs: Needs,
  viewer: Acting,
  { kind, id, name }: Thrown,
  source: ActivitySource = "page",
): Promise<ActOutcome> =>
  act(needs, viewer, {
    write: takeBack(viewer.accountId, kind, id),
    deeds: [{ kind: "record_restored", object: { kind, id, name }, amount: 1 }],
    source,
  });
