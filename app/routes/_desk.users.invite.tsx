import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makesAdministrator } from "~/features/access/makes-administrator.server";
import { answerInvite } from "~/features/invite/answer-invite.server";
import { type InviteAnswer, InvitePage } from "~/features/invite/invite-page";
import { showInvite } from "~/features/invite/show-invite.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "act.invite" };

/** Inviting, and who has not come yet [MC-10…14]. */
export async function loader({ context }: LoaderFunctionArgs) {
  return showInvite(context, requirePermission(context, "users.create"));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.create");
  const form = await request.formData();
  if (await makesAdministrator(context, viewer.accountId, form)) await requireFresh(context, request);
  const { status, body } = await answerInvite(context, viewer, form);
  return Response.json(body, { status });
}

export default function Invite() {
  const data = useLoaderData<typeof loader>();
  return <InvitePage {...data} answer={useActionData<typeof action>() as InviteAnswer | undefined} />;
}
