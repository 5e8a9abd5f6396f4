import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makesAdministrator } from "~/features/access/makes-administrator.server";
import { answerCreate } from "~/features/newcomers/answer-create.server";
import { type CreateAnswer, CreatePage } from "~/features/newcomers/create-page";
import { showCreate } from "~/features/newcomers/show-create.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "act.add_user" };

/** Creating a person by hand [MC-15, AU-03]. */
export async function loader({ context }: LoaderFunctionArgs) {
  return showCreate(context, requirePermission(context, "users.create"));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.create");
  const form = await request.formData();
  if (await makesAdministrator(context, viewer.accountId, form)) await requireFresh(context, request);
  const { status, body } = await answerCreate(context, viewer, form);
  return Response.json(body, { status });
}

export default function AddUser() {
  const data = useLoaderData<typeof loader>();
  return <CreatePage {...data} answer={useActionData<typeof action>() as CreateAnswer | undefined} />;
}
