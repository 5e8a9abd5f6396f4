import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { statusOf } from "~/features/access/refusals";
import { type AccessAnswer, AccessPage } from "~/features/channels/access-page";
import { findVisible } from "~/features/channels/find-channel.server";
import { readTicks } from "~/features/channels/read-ticks.server";
import { setTicks } from "~/features/channels/set-ticks.server";
import { TickForm } from "~/features/channels/tick-form";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "channels.access" };

/** "Access permissions" of one channel [BX-04]: seen by who sees the channel, changed by who has `access.edit` [BX-23]. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "channels.view");
  const channel = await findVisible(context, viewer, params.channelId ?? "");
  if (channel === null) throw notFound();
  const search = new URL(request.url).searchParams;
  const query = (search.get("q") ?? "").slice(0, 100);
  const page = Math.max(1, Math.trunc(Number(search.get("after") ?? search.get("before"))) || 1);
  const { rows, hasMore, mayEdit } = await readTicks(context, viewer, channel.id, { query, page });
  const { publicId, name } = channel;
  return {
    channel: { publicId, name },
    ...{ rows, mayEdit, query },
    before: page > 1 ? String(page - 1) : null,
    after: hasMore ? String(page + 1) : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requirePermission(context, "channels.view");
  const viewer = requirePermission(context, "access.edit");
  const channel = await findVisible(context, viewer, params.channelId ?? "");
  if (channel === null) throw notFound();
  const form = TickForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const { person, ...ticks } = form.data;
  const outcome = await setTicks(context, viewer, channel, { person, ticks });
  if (outcome.ok) return Response.json({ saved: outcome.pending ? "pending" : "done", name: channel.name });
  if (outcome.refusal.code === "no_such_subject") throw notFound();
  return Response.json({ refusal: outcome.refusal }, { status: statusOf(outcome.refusal) });
}

export default function ChannelAccess() {
  const answer = useActionData<typeof action>() as AccessAnswer | undefined;
  return <AccessPage view={useLoaderData<typeof loader>()} answer={answer} />;
}
