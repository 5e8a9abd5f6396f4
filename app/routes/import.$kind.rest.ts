import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { recordRight } from "~/domain/work/rights";
import { fileResponse } from "~/features/export/file-response.server";
import { readRecordsRest } from "~/features/work-import/answer-import.server";
import { kindOf } from "~/features/work-import/kinds";
import { restFile } from "~/features/work-import/rest-file.server";
import { languageOf } from "~/http/language";
import { notFound, requirePermission, viewer } from "~/http/viewer";

/** The rows that made nothing, with the column that says why. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  viewer(context);
  const kind = kindOf(params.kind);
  if (kind === null) throw notFound();
  const person = requirePermission(context, recordRight(kind, "create"));
  const rows = await readRecordsRest(context, person, new URL(request.url).searchParams.get("job") ?? "");
  if (rows === null) throw notFound();
  const type = "text/csv; charset=utf-8; header=present";
  return fileResponse(restFile(kind, rows, languageOf(request, context)), "import-rest.csv", type);
}
