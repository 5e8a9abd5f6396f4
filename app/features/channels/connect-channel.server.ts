import { type ChannelKind, MOST_CHANNELS } from "~/domain/channels/channels";
import { publicId } from "~/domain/ids/public-id";
import { insertChannel } from "~db/queries/registries/channel-changes";
import { countChannels, isNameTaken } from "~db/queries/registries/channels";
import type { Changer } from "../access/changer";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import type { ChannelOutcome } from "./outcome";

/**
 * Connects a channel [BX-01, BX-12]: whoever does is its owner, its queue begins empty. The right to connect is asked
 * by the page. The gate learns of a channel when somebody is put into its queue.
 */
export async function connectChannel(
  needs: Needs,
  viewer: Changer,
  { name, kind }: { name: string; kind: ChannelKind },
): Promise<ChannelOutcome> {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  if (await isNameTaken(db, accountId, name, null)) return { ok: false, refusal: "taken" };
  if ((await countChannels(db, accountId)) >= MOST_CHANNELS) return { ok: false, refusal: "full" };
  const id = publicId(needs.random(16));
  const outcome = await change(needs, viewer, {
    write: insertChannel(accountId, {
      publicId: id,
      kind,
      name,
      ownerUserId: viewer.userId,
      at: needs.now,
    }),
    audit: {
      event: "channel_created",
      actor: viewer.actor,
      target: { kind: "channel", id: null, name },
      changes: [{ field: "kind", before: null, after: kind }],
    },
    gate: [],
  });
  return outcome.lost
    ? { ok: false, refusal: "conflict" }
    : { ok: true, pending: outcome.pending, publicId: id };
}
