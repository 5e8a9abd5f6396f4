import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ComparePage } from "~/features/access/roles/compare-page";
import { showRoles } from "~/features/access/roles/show-roles.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "access.roles.compare" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "roles.edit");
  const { searchParams } = new URL(request.url);
  const chosen = [...new Set(searchParams.getAll("role").filter(Boolean))].slice(0, 3);
  return {
    roles: await showRoles(context, accountId),
    chosen,
    onlyDifferences: searchParams.get("only") === "differences",
  };
}

export default function Compare() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
