import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ChannelAnswer } from "~/features/channels/channel-answers";
import {
  DepartmentsForm,
  QueueForm,
  ReceivesForm,
  RenameForm,
  StatusForm,
} from "~/features/channels/channel-form";
import { ChannelPage } from "~/features/channels/channel-page";
import { findVisible, reaches } from "~/features/channels/find-channel.server";
import { listPickable, listPreselected } from "~/features/channels/list-pickable.server";
import { readReceivers } from "~/features/channels/read-receivers.server";
import { REFUSALS } from "~/features/channels/refusal-words";
import { setDepartments } from "~/features/channels/set-departments.server";
import { setQueue } from "~/features/channels/set-queue.server";
import { setReceives } from "~/features/channels/set-receives.server";
import { updateChannel } from "~/features/channels/update-channel.server";
import type { PageHandle } from "~/features/shell/document-title";
import { forbidden, notFound, requirePermission } from "~/http/viewer";
import { said } from "~/i18n/said";

export const handle: PageHandle = {
  title: (data, t) => (data as { channel?: { name: string } } | undefined)?.channel?.name ?? t("nav.sources"),
};

/** A channel out of one's scope answers as one that does not exist (features C14). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "channels.view");
  const found = await findVisible(context, viewer, params.channelId ?? "");
  if (found === null) throw notFound();
  const { publicId, name, kind, status, owner } = found;
  const channel = {
    ...{ publicId, name, kind, status, owner },
    queue: found.queue.map((person) => person.publicId),
    people: await listPickable(context, viewer.accountId),
    receivers: await readReceivers(context, viewer, found),
    departments: await listPreselected(context, viewer.accountId, found.id),
    mayEdit: reaches(viewer, "channels.edit", found),
  };
  return { channel, connected: new URL(request.url).searchParams.has("connected") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "channels.view");
  const id = params.channelId ?? "";
  const form = await request.formData();
  const rename = parseWithZod(form, { schema: RenameForm });
  if (form.get("intent") === "rename" && rename.status !== "success")
    return Response.json({ result: rename.reply() }, { status: 400 });
  const status = StatusForm.safeParse(Object.fromEntries(form));
  const queue = QueueForm.safeParse({ intent: form.get("intent"), person: form.getAll("person") });
  const departments = DepartmentsForm.safeParse({
    intent: form.get("intent"),
    department: form.getAll("department"),
  });
  const receives = ReceivesForm.safeParse(Object.fromEntries(form));
  const before = status.success ? (await findVisible(context, viewer, id))?.status : undefined;
  const outcome =
    rename.status === "success"
      ? await updateChannel(context, viewer, id, { name: rename.value.name })
      : status.success
        ? await updateChannel(context, viewer, id, { status: status.data.status })
        : queue.success
          ? await setQueue(context, viewer, id, queue.data.person)
          : departments.success
            ? await setDepartments(context, viewer, id, departments.data.department)
            : receives.success
              ? await setReceives(context, viewer, id, {
                  connection: receives.data.connection,
                  person: receives.data.person,
                  receives: receives.data.receives === "crm" ? null : receives.data.receives === "yes",
                })
              : null;
  if (outcome === null) throw Response.json({ kind: "bad_request" }, { status: 400 });
  if (outcome.ok) return Response.json({ saved: outcome.pending ? "pending" : "done", was: before });
  if (outcome.refusal === "not_found") throw notFound();
  if (outcome.refusal === "not_allowed") throw forbidden("channels.edit");
  const refused = REFUSALS[outcome.refusal];
  if (outcome.refusal !== "taken")
    return Response.json({ refused: refused.text }, { status: refused.status });
  return Response.json(
    { result: rename.reply({ fieldErrors: { name: [said(refused.text)] } }) },
    { status: refused.status },
  );
}

export default function OneChannel() {
  const { channel, connected } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ChannelAnswer | undefined;
  return <ChannelPage channel={channel} answer={answer ?? { connected }} />;
}
