import { can, type Permission, type Viewer } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { type Channel, findChannel, listChannels } from "~db/queries/registries/channels";
import type { Needs } from "../needs";

type ChannelRight = Extract<Permission, `channels.${string}`>;

/** Does the right reach this channel: own = in its queue or its owner [BX-10, BX-11, BX-12]. */
export const reaches = (viewer: Viewer, right: ChannelRight, channel: Channel) =>
  can(viewer, right, { responsibles: channel.responsibles, sourceId: channel.id });

/** The channels that the viewer may see. */
export async function visibleChannels(needs: Pick<Needs, "db">, viewer: Viewer): Promise<Channel[]> {
  const all = await listChannels(needs.db(viewer.accountId), viewer.accountId);
  return all.filter((channel) => reaches(viewer, "channels.view", channel));
}

/** One channel that the viewer may see; null otherwise, whether or not there is one. */
export async function findVisible(
  needs: Pick<Needs, "db">,
  viewer: Viewer,
  publicId: string,
): Promise<Channel | null> {
  if (!isPublicId(publicId)) return null;
  const channel = await findChannel(needs.db(viewer.accountId), viewer.accountId, publicId);
  return channel !== null && reaches(viewer, "channels.view", channel) ? channel : null;
}
