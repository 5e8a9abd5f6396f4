import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { archivePeople } from "~/features/holds/archive-people.server";
import { ArchiveForm } from "~/features/holds/stop-form";
import { listPeople } from "~/features/people/list-people.server";
import { readListQuery } from "~/features/people/list-query";
import { PeoplePage } from "~/features/people/people-page";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.users" };

/** The list of users: one page for the menu, /team and Settings [MC-08, MC-09]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const query = readListQuery(new URL(request.url).searchParams);
  const stopping = can(viewer, "users.hold") ? { timeZone: viewer.settings.timeZone } : null;
  return {
    query,
    stopping,
    mayInvite: can(viewer, "users.create"),
    page: await listPeople(context, viewer, query),
  };
}

/** Ticked people go to the archive [MC-87]. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.hold");
  const submission = parseWithZod(await request.formData(), { schema: ArchiveForm });
  if (submission.status !== "success") return Response.json({ missing: true }, { status: 400 });
  const { person, reason } = submission.value;
  return Response.json({ archived: await archivePeople(context, viewer, person, reason) });
}

export default function Users() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}
