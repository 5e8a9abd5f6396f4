import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { ManyForm } from "~/features/holds/stop-form";
import { stopMany } from "~/features/holds/stop-many.server";
import { listWaiting, type Waiting } from "~/features/invite/show-invite.server";
import { listPeople } from "~/features/people/list-people.server";
import { readListQuery } from "~/features/people/list-query";
import { PeoplePage } from "~/features/people/people-page";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";
import { readSeats } from "~db/queries/seats";

export const handle: PageHandle = { title: "nav.users" };

/** The list of users: one page for the menu, /team and Settings [MC-08, MC-09]. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const query = readListQuery(new URL(request.url).searchParams);
  const stopping = can(viewer, "users.hold") ? { timeZone: viewer.settings.timeZone } : null;
  const mayInvite = can(viewer, "users.create");
  const [page, waiting, seats] = await Promise.all([
    listPeople(context, viewer, query),
    mayInvite ? listWaiting(context, viewer.accountId) : ([] as Waiting[]),
    mayInvite ? readSeats(context.db(viewer.accountId), viewer.accountId) : null,
  ]);
  return {
    query,
    stopping,
    mayInvite,
    page,
    waiting,
    seats,
  };
}

/** One act over the ticked people, with a result for each [AU-11, MC-87]. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.hold");
  const submission = parseWithZod(await request.formData(), { schema: ManyForm });
  if (submission.status !== "success") return Response.json({ missing: true }, { status: 400 });
  const { person, reason, intent: act } = submission.value;
  return Response.json({ results: await stopMany(context, viewer, person, { act, reason }) });
}

export default function Users() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}
