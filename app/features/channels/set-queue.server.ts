import { cellsBeyond, QUEUE_CELLS } from "~/domain/access";
import { opSelect } from "~db/queries/gate-ops";
import { raiseVersions, usersOf } from "~db/queries/grants";
import { replaceQueue } from "~db/queries/registries/channel-changes";
import { listColleagues } from "~db/queries/registries/channels";
import type { Changer } from "../access/changer";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findVisible, reaches } from "./find-channel.server";
import type { ChannelOutcome } from "./outcome";

/**
 * Who answers a channel. Being in the queue makes the channel "own" [BX-10] and gives its canned replies [BX-24], so
 * nobody adds people who does not have these themselves (semantics 1, anti-escalation).
 */
export async function setQueue(
  needs: Needs,
  viewer: Changer,
  publicId: string,
  people: readonly string[],
): Promise<ChannelOutcome> {
  const { accountId } = viewer;
  const channel = await findVisible(needs, viewer, publicId);
  if (channel === null) return { ok: false, refusal: "not_found" };
  if (!reaches(viewer, "channels.edit", channel)) return { ok: false, refusal: "not_allowed" };
  const colleagues = await listColleagues(needs.db(accountId), accountId);
  const wanted = colleagues.filter((one) => people.includes(one.publicId));
  const added = wanted.filter(({ id }) => !channel.queue.some((one) => one.id === id));
  const removed = channel.queue.filter(({ id }) => !wanted.some((one) => one.id === id));
  if (added.length + removed.length === 0) return { ok: true, pending: false };
  if (added.length > 0 && cellsBeyond(viewer, QUEUE_CELLS, { sourceId: channel.id }).length > 0)
    return { ok: false, refusal: "exceeds_own" };
  const touched = usersOf([...added, ...removed].map(({ id }) => id));
  const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
  const outcome = await change(needs, viewer, {
    write: [
      ...replaceQueue(accountId, channel.id, ids(channel.queue), ids(wanted)),
      raiseVersions(accountId, touched),
    ],
    audit: {
      event: "channel_updated",
      actor: viewer.actor,
      target: { kind: "channel", id: channel.id, name: channel.name },
      changes: [
        ...added.map(({ name }) => ({ field: "queue", before: null, after: name })),
        ...removed.map(({ name }) => ({ field: "queue", before: name, after: null })),
      ],
    },
    gate: [opSelect.people(accountId, touched)],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
