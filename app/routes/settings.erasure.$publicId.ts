import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { personalData } from "~/features/erasure/personal-data.server";
import { noteExport } from "~/features/export/note-export.server";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission } from "~/http/viewer";

/** What is kept about a deleted person, as a file (GDPR 15); noted as an export. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId, userId, sessionId } = requirePermission(context, "erasure.execute");
  await requireFresh(context, request);
  const data = await personalData(context, accountId, params.publicId ?? "");
  if (data === null) throw notFound();
  const about = { accountId, userId, sessionId, client: context.client, page: "/settings/erasure" };
  await (await noteExport(context, { ...about, detail: "personal data, json" }))(1);
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="personal-data.json"',
    },
  });
}
