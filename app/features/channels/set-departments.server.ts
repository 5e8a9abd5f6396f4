import { changeDepartments, listDepartmentsOf } from "~db/queries/registries/department-channels";
import type { Changer } from "../access/changer";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findVisible, reaches } from "./find-channel.server";
import type { ChannelOutcome } from "./outcome";

/** Which departments' invitations have this channel ticked beforehand [FM-11]; nobody's rights change by it. */
export async function setDepartments(
  needs: Needs,
  viewer: Changer,
  publicId: string,
  wanted: readonly string[],
): Promise<ChannelOutcome> {
  const { accountId } = viewer;
  const channel = await findVisible(needs, viewer, publicId);
  if (channel === null) return { ok: false, refusal: "not_found" };
  if (!reaches(viewer, "channels.edit", channel)) return { ok: false, refusal: "not_allowed" };
  const all = await listDepartmentsOf(needs.db(accountId), accountId, channel.id);
  const added = all.filter((one) => wanted.includes(one.publicId) && !one.isPreselected);
  const removed = all.filter((one) => !wanted.includes(one.publicId) && one.isPreselected);
  if (added.length + removed.length === 0) return { ok: true, pending: false };
  const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
  const outcome = await change(needs, viewer, {
    write: changeDepartments(accountId, channel.id, ids(added), ids(removed)),
    audit: {
      event: "channel_updated",
      actor: viewer.actor,
      target: { kind: "channel", id: channel.id, name: channel.name },
      changes: [
        ...added.map(({ name }) => ({ field: "preselected_for", before: null, after: name })),
        ...removed.map(({ name }) => ({ field: "preselected_for", before: name, after: null })),
      ],
    },
    gate: [],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
