import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { recordRight } from "~/domain/work/rights";
import { answerImport } from "~/features/work-import/answer-import.server";
import { kindOf } from "~/features/work-import/kinds";
import { notFound, requirePermission, viewer } from "~/http/viewer";

export function loader({ context }: ActionFunctionArgs) {
  viewer(context);
  throw notFound();
}

/** What the page of an import sends: steps and chunks of rows, in JSON (≤ 500 rows, ≤ 1 MB). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  viewer(context);
  const kind = kindOf(params.kind);
  if (kind === null) throw notFound();
  const person = requirePermission(context, recordRight(kind, "create"));
  const sent: unknown = await request.json().catch(() => null);
  const { status, body } = await answerImport(context, person, kind, sent);
  return Response.json(body, { status });
}
