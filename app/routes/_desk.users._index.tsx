import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
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
  return { query, page: await listPeople(context, viewer, query) };
}

export default function Users() {
  const { query, page } = useLoaderData<typeof loader>();
  return <PeoplePage query={query} page={page} />;
}
