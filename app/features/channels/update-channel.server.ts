import type { ChannelStatus } from "~/domain/channels/channels";
import type { Change } from "~db/queries/audit";
import { opSelect } from "~db/queries/gate-ops";
import { raiseVersions, usersOf } from "~db/queries/grants";
import { mustBeQueue, updateChannel as write } from "~db/queries/registries/channel-changes";
import { isNameTaken } from "~db/queries/registries/channels";
import type { Changer } from "../access/changer";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findVisible, reaches } from "./find-channel.server";
import type { ChannelOutcome } from "./outcome";

/**
 * Renames a channel, pauses it or switches it off and on [BX-11]. The queue's rights follow: a channel that is off
 * gives nothing, and the queue's name is what explanations say.
 */
export async function updateChannel(
  needs: Needs,
  viewer: Changer,
  publicId: string,
  wanted: { name?: string; status?: ChannelStatus },
): Promise<ChannelOutcome> {
  const { accountId } = viewer;
  const channel = await findVisible(needs, viewer, publicId);
  if (channel === null) return { ok: false, refusal: "not_found" };
  if (!reaches(viewer, "channels.edit", channel)) return { ok: false, refusal: "not_allowed" };
  const after = { name: wanted.name ?? channel.name, status: wanted.status ?? channel.status };
  const changes: Change[] = (["name", "status"] as const)
    .filter((field) => channel[field] !== after[field])
    .map((field) => ({ field, before: channel[field], after: after[field] }));
  if (changes.length === 0) return { ok: true, pending: false };
  if (await isNameTaken(needs.db(accountId), accountId, after.name, channel.id))
    return { ok: false, refusal: "taken" };
  const members = channel.queue.map(({ id }) => id);
  const outcome = await change(needs, viewer, {
    write: [
      ...write(accountId, channel, after),
      mustBeQueue(accountId, channel.id, members),
      ...(members.length === 0 ? [] : [raiseVersions(accountId, usersOf(members))]),
    ],
    audit: {
      event: "channel_updated",
      actor: viewer.actor,
      target: { kind: "channel", id: channel.id, name: channel.name },
      changes,
    },
    gate: members.length === 0 ? [] : [opSelect.people(accountId, usersOf(members))],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
