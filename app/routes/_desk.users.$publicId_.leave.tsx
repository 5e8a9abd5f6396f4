import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { answerLeave } from "~/features/hand-over/answer-leave.server";
import type { LeaveAnswer } from "~/features/hand-over/leave-form";
import { LeavePage } from "~/features/hand-over/leave-page";
import { lastOfDeleted } from "~/features/hand-over/read-deleted.server";
import { readDeparture } from "~/features/hand-over/read-departure.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "leave.also_move" };

const purposeOf = (request: Request) =>
  new URL(request.url).searchParams.get("for") === "move" ? ("move" as const) : ("deletion" as const);

/** Counts → who gets what → confirm (FM-20) [MC-44, MC-45, AM-22, AU-16, AU-19]; afterwards how far it is. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "users.hold");
  const publicId = params.publicId ?? "";
  if (!isPublicId(publicId)) throw notFound();
  const purpose = purposeOf(request);
  const departure = await readDeparture(context, viewer, publicId, purpose);
  if (departure.ok) return { purpose, departure, gone: null };
  const gone = departure.refusal === "not_found" ? await lastOfDeleted(context, viewer, publicId) : null;
  if (gone !== null) return { purpose, departure: null, gone };
  throw departure.refusal === "not_found" ? notFound() : forbidden("users.delete");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.hold");
  const form = await request.formData();
  if (form.get("purpose") === "deletion") await requireFresh(context, request);
  const answer = await answerLeave(context, viewer, params.publicId ?? "", form);
  if ("started" in answer) return redirect(new URL(request.url).pathname + new URL(request.url).search);
  return Response.json(answer.body, { status: answer.status });
}

export default function Leave() {
  const answer = useActionData<typeof action>() as LeaveAnswer | undefined;
  return <LeavePage {...useLoaderData<typeof loader>()} answer={answer} />;
}
