import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { acknowledgeNotice } from "~/features/recorded/acknowledge-notice.server";
import { NoticePage } from "~/features/recorded/notice-page";
import { readNotice } from "~/features/recorded/read-notice.server";
import type { PageHandle } from "~/features/shell/document-title";
import { viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "notice.recorded" };

export async function loader({ context }: LoaderFunctionArgs) {
  return readNotice(context, viewer(context));
}

const Acknowledged = z.strictObject({ version: z.coerce.number().int().min(1) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, actor } = viewer(context);
  const form = Acknowledged.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return Response.json({ changed: true }, { status: 400 });
  const { version } = form.data;
  const { lost } = await acknowledgeNotice(context, { accountId, actor, client: context.client, version });
  return lost ? Response.json({ changed: true }, { status: 409 }) : redirect("/me/recorded");
}

export default function Recorded() {
  const answer = useActionData<typeof action>() as { changed?: boolean } | undefined;
  return <NoticePage notice={useLoaderData<typeof loader>()} changed={answer?.changed === true} />;
}
