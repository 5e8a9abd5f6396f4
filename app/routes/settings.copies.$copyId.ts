import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { fetchCopy } from "~/features/copies/fetch-copy.server";
import { fileResponse } from "~/features/export/file-response.server";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission } from "~/http/viewer";

/** A full copy as one archive, after the password once more (MC-96). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId, accountPublicId } = requirePermission(context, "data.backup");
  await requireFresh(context, request);
  const copy = await fetchCopy(context, { accountId, accountPublicId }, params.copyId ?? "");
  if (copy === null) throw notFound();
  return fileResponse(
    copy.chunks,
    `gatehouse-copy-${new Date(copy.at).toISOString().slice(0, 10)}.zip`,
    "application/zip",
  );
}
