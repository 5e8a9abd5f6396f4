import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { exportRight } from "~/domain/export/records";
import type { PageHandle } from "~/features/shell/document-title";
import { listKindOf } from "~/features/work-export/kinds";
import { readListForm } from "~/features/work-export/list-form";
import { RecordsPage } from "~/features/work-export/records-page";
import { showRecords } from "~/features/work-export/show-records.server";
import { startRecords } from "~/features/work-export/start-records.server";
import { requireFresh } from "~/http/fresh";
import { languageOf, timeZoneOf } from "~/http/language";
import { limitRefused } from "~/http/limit-refused";
import { forbidden, notFound, requirePermission, viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "take.button" };

type Args = Pick<LoaderFunctionArgs, "context" | "params">;

/** Whoever may take this list along; "View as this employee" takes nothing. */
function exporter({ context, params }: Args) {
  viewer(context);
  const kind = listKindOf(params.kind);
  if (kind === null) throw notFound();
  const person = requirePermission(context, exportRight(kind));
  if (person.preview !== null) throw forbidden(exportRight(kind));
  return { kind, person };
}

export async function loader(args: LoaderFunctionArgs) {
  const { kind, person } = exporter(args);
  const { request, context } = args;
  return { kind, data: await showRecords(context, person, kind, languageOf(request, context)) };
}

/** Starts the file of the list whose filters stand in the address, after the password once more. */
export async function action(args: ActionFunctionArgs) {
  const { kind, person } = exporter(args);
  const { request, context } = args;
  const form = readListForm(await request.formData());
  if (form === null) return Response.json({ refusal: "take.no_columns" }, { status: 400 });
  const { sessionId } = await requireFresh(context, request);
  const { pathname, search } = new URL(request.url);
  const asking = {
    language: languageOf(request, context),
    zone: timeZoneOf(request, context),
    sessionId,
    client: context.client,
  };
  const wanted = { ...form, kind, query: search.slice(1, 2_000) };
  const started = await startRecords(context, person, wanted, asking);
  if (started.ok) return redirect(pathname + search);
  if (started.refusal === "conflict") return Response.json({ refusal: "error.conflict" }, { status: 409 });
  throw limitRefused(started);
}

export default function ExportRecords() {
  const { kind, data } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as
    | { refusal: "take.no_columns" | "error.conflict" }
    | undefined;
  return <RecordsPage kind={kind} data={data as never} refusal={answer?.refusal ?? null} />;
}
