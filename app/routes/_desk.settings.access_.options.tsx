import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { OptionsForm } from "~/features/access/options/options-form";
import { type OptionsAnswer, OptionsPage } from "~/features/access/options/options-page";
import { readOptions } from "~/features/access/options/read-options.server";
import { saveOptions } from "~/features/access/options/save-options.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "perm.access.edit" };

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "access.edit");
  const options = await readOptions(context, viewer.accountId);
  return { options, maySeeChannels: can(viewer, "channels.view") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "access.edit");
  const submission = parseWithZod(await request.formData(), { schema: OptionsForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const outcome = await saveOptions(context, viewer, submission.value);
  if (outcome.lost) return Response.json({ result: submission.reply(), conflict: true }, { status: 409 });
  return Response.json({ saved: outcome.pending ? "pending" : "done" });
}

export default function AccessOptionsPage() {
  const answer = useActionData<typeof action>() as OptionsAnswer | undefined;
  return <OptionsPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
