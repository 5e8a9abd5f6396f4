import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { RolesPage } from "~/features/access/roles/roles-page";
import { showRoles } from "~/features/access/roles/show-roles.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.roles" };

/** Roles of the company [BX-05, BX-09]. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "roles.edit");
  return { roles: await showRoles(context, accountId) };
}

export default function Roles() {
  return <RolesPage roles={useLoaderData<typeof loader>().roles} />;
}
