import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { answerImport } from "~/features/people-import/answer-import.server";
import { requireFresh } from "~/http/fresh";
import { notFound, requirePermission } from "~/http/viewer";

export function loader({ context }: ActionFunctionArgs) {
  requirePermission(context, "users.create");
  throw notFound();
}

/** What the page of the import sends: steps and chunks of rows, in JSON (≤ 500 rows, ≤ 1 MB). */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "users.create");
  const sent: unknown = await request.json().catch(() => null);
  const { status, body } = await answerImport(context, person, sent, () => requireFresh(context, request));
  return Response.json(body, { status });
}
