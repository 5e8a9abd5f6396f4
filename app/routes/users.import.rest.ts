import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { fileResponse } from "~/features/export/file-response.server";
import { readPeopleRest } from "~/features/people-import/answer-import.server";
import { restFile } from "~/features/people-import/rest-file.server";
import { languageOf } from "~/http/language";
import { notFound, requirePermission } from "~/http/viewer";

/** The rows that made nobody, with the column that says why: mended, the file can be imported again. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "users.create");
  const jobId = new URL(request.url).searchParams.get("job") ?? "";
  const rows = await readPeopleRest(context, person, jobId);
  if (rows === null) throw notFound();
  const type = "text/csv; charset=utf-8; header=present";
  return fileResponse(restFile(rows, languageOf(request, context)), "import-rest.csv", type);
}
