import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can, levelOf } from "~/domain/access";
import { ConnectForm } from "~/features/channels/channel-form";
import { ChannelsPage } from "~/features/channels/channels-page";
import { connectChannel } from "~/features/channels/connect-channel.server";
import type { ConnectAnswer } from "~/features/channels/connect-dialog";
import { visibleChannels } from "~/features/channels/find-channel.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";
import { said } from "~/i18n/said";

export const handle: PageHandle = { title: "nav.sources" };

/** The channels that the viewer may see [BX-02, BX-10]. */
export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "channels.view");
  const channels = await visibleChannels(context, viewer);
  return {
    channels: channels.map(({ publicId, name, kind, status, owner, queue }) => ({
      publicId,
      name,
      kind,
      status,
      owner,
      queue: queue.map((person) => person.name),
    })),
    mayConnect: can(viewer, "channels.connect"),
    mayEditAccess: can(viewer, "access.edit"),
    seesAll: levelOf(viewer, "channels.view") === "any",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "channels.connect");
  const submission = parseWithZod(await request.formData(), { schema: ConnectForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const outcome = await connectChannel(context, viewer, submission.value);
  if (outcome.ok) return redirect(`/settings/channels/${outcome.publicId}?connected=1`);
  const error = outcome.refusal === "taken" ? "error.taken" : "channels.refused.full";
  const text = outcome.refusal === "conflict" ? said("error.conflict") : said(error);
  const result = submission.reply({ fieldErrors: { name: [text] } });
  return Response.json({ result }, { status: 409 });
}

export default function Channels() {
  const data = useLoaderData<typeof loader>();
  return <ChannelsPage {...data} answer={useActionData<typeof action>() as ConnectAnswer | undefined} />;
}
