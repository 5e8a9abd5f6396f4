import { areUnchanged, raiseVersions, usersOf } from "~db/queries/grants";
import { mustHold } from "~db/queries/guarded-batch";
import { saveSourceSwitch } from "~db/queries/registries/chat-roles";
import { findConnection } from "~db/queries/registries/connections";
import type { Changer } from "../access/changer";
import { peopleOps } from "../access/gate-ops.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { findVisible, reaches } from "./find-channel.server";
import type { ChannelOutcome } from "./outcome";
import { receiversAt } from "./read-receivers.server";

/** `receives` null: what the CRM's switch says counts again. */
export type ReceivesRequest = { connection: string; person: string; receives: boolean | null };

/**
 * "Receives new clients" of one person on one channel, which stands before the CRM's switch (semantics 4) [WZ-06]. For
 * who may edit the channel and assign rights to this person; never one's own.
 */
export async function setReceives(
  needs: Needs,
  viewer: Changer,
  publicId: string,
  { connection: crm, person, receives }: ReceivesRequest,
): Promise<ChannelOutcome> {
  const { accountId } = viewer;
  const [channel, connection] = await Promise.all([
    findVisible(needs, viewer, publicId),
    findConnection(needs.db(accountId), accountId, crm),
  ]);
  if (channel === null || connection === null || !connection.supportsRoles)
    return { ok: false, refusal: "not_found" };
  if (!reaches(viewer, "channels.edit", channel)) return { ok: false, refusal: "not_allowed" };
  const row = (await receiversAt(needs, viewer, channel, connection)).find((one) => one.publicId === person);
  if (row === undefined) return { ok: false, refusal: "not_found" };
  if (row.lock !== null) return { ok: false, refusal: row.lock === "self" ? "is_self" : "above_you" };
  if (row.here === receives) return { ok: true, pending: false };
  const touched = usersOf([row.userId]);
  const outcome = await change(needs, viewer, {
    write: [
      mustHold(areUnchanged(accountId, [[row.userId, row.version]])),
      ...saveSourceSwitch(
        accountId,
        { connectionId: connection.id, sourceId: channel.id, userId: row.userId },
        receives,
      ),
      raiseVersions(accountId, touched),
    ],
    audit: {
      event: "channel_updated",
      actor: viewer.actor,
      target: { kind: "channel", id: channel.id, name: channel.name },
      changes: [
        {
          field: `${row.name}: new_clients`,
          before: row.here,
          after: receives,
        },
      ],
    },
    gate: peopleOps(accountId, touched, 1),
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}
