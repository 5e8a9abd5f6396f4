import { z } from "@hono/zod-openapi";
import { CHANNEL_KINDS, CHANNEL_STATUSES } from "~/domain/channels/channels";
import { connectChannel } from "~/features/channels/connect-channel.server";
import { findVisible, visibleChannels } from "~/features/channels/find-channel.server";
import type { ChannelOutcome } from "~/features/channels/outcome";
import { REFUSALS } from "~/features/channels/refusal-words";
import { setQueue } from "~/features/channels/set-queue.server";
import { updateChannel } from "~/features/channels/update-channel.server";
import type { Channel as ChannelRow } from "~db/queries/registries/channels";
import { created, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { Changed, Id, IdPath, Line, MADE_UP_ID, Named } from "../schemas/common";

const TAG = "Channels";
const name = Line(60);

const Channel = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.enum(CHANNEL_KINDS),
    status: z.enum(CHANNEL_STATUSES),
    owner: z.string().nullable(),
    queue: z.array(Named),
  })
  .openapi("Channel");

export const channels = [
  list({
    id: "listChannels",
    path: "/channels",
    tag: TAG,
    summary: "List channels",
    needs: "channels.view",
    answers: Channel,
    handle: async ({ needs, viewer, query }) =>
      pageOf((await visibleChannels(needs, viewer)).map(asShown), query),
  }),
  operation({
    id: "connectChannel",
    method: "post",
    path: "/channels",
    tag: TAG,
    summary: "Connect a channel",
    description: "You become its owner; its queue begins empty.",
    needs: "channels.connect",
    body: z
      .strictObject({ name, kind: z.enum(CHANNEL_KINDS) })
      .openapi({ example: { name: "Support line", kind: "phone" } }),
    answers: Changed.extend({ id: Id }).openapi("CreatedThing"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const outcome = await connectChannel(needs, viewer, body);
      if (!outcome.ok) return refused(outcome);
      const id = outcome.publicId ?? "";
      return created({ id, pending: outcome.pending }, `/api/v1/channels/${id}`);
    },
  }),
  operation({
    id: "getChannel",
    method: "get",
    path: "/channels/{id}",
    tag: TAG,
    summary: "Read a channel",
    needs: "channels.view",
    params: IdPath,
    answers: Channel,
    handle: async ({ needs, viewer, params: { id } }) => {
      const channel = await findVisible(needs, viewer, id);
      return channel === null ? refuse("not_found") : ok(asShown(channel));
    },
  }),
  operation({
    id: "updateChannel",
    method: "patch",
    path: "/channels/{id}",
    tag: TAG,
    summary: "Rename, pause, switch off or on",
    needs: "channels.view",
    params: IdPath,
    body: z
      .strictObject({ name: name.optional(), status: z.enum(CHANNEL_STATUSES).optional() })
      .openapi({ example: { status: "paused" } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const outcome = await updateChannel(needs, viewer, id, body);
      return outcome.ok ? ok({ pending: outcome.pending }) : refused(outcome);
    },
  }),
  operation({
    id: "setChannelQueue",
    method: "put",
    path: "/channels/{id}/queue",
    tag: TAG,
    summary: "Say who answers a channel",
    needs: "channels.view",
    params: IdPath,
    body: z.strictObject({ people: z.array(Id).max(5_000) }).openapi({ example: { people: [MADE_UP_ID] } }),
    answers: Changed,
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const outcome = await setQueue(needs, viewer, id, body.people);
      return outcome.ok ? ok({ pending: outcome.pending }) : refused(outcome);
    },
  }),
];

const asShown = ({ publicId, name: title, kind, status, owner, queue }: ChannelRow) => ({
  id: publicId,
  name: title,
  kind,
  status,
  owner,
  queue: queue.map((person) => ({ id: person.publicId, name: person.name })),
});

function refused({ refusal }: Extract<ChannelOutcome, { ok: false }>) {
  if (refusal === "not_found") return refuse("not_found");
  if (refusal === "not_allowed") return refuse("forbidden", { detail: "Needs channels.edit." });
  return refuseAs(sayProblem(refusal, REFUSALS[refusal]));
}
