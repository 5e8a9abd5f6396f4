import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { PersonPanel } from "~/features/live/person-panel";
import { type Day, readTimeline } from "~/features/live/read-timeline.server";
import { endPersonsSession } from "~/features/people/end-persons-session.server";
import type { PageHandle } from "~/features/shell/document-title";
import { timeZoneOf } from "~/http/language";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => (data as Day | undefined)?.person.name ?? t("live.title"),
};

/** One person's day, beside the list. Out of scope the same answer as for nobody (FM-16). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "activity.view");
  const publicId = params.publicId ?? "";
  const zone = timeZoneOf(request, context);
  const day = isPublicId(publicId) ? await readTimeline(context, viewer, { publicId, zone }) : null;
  if (day === null) throw notFound();
  return day;
}

const EndForm = z.strictObject({ intent: z.literal("end_session") });

/** Ends every session of the person: the other browser goes to the gate, which says why [AM-02]. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "sessions.end_others");
  const form = EndForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await endPersonsSession(context, viewer, {
    publicId: params.publicId ?? "",
    sessionId: null,
    client: context.client,
  });
  if (!outcome.ok) throw outcome.refusal === "not_found" ? notFound() : forbidden("sessions.end_others");
  return { ended: true };
}

export default function PersonOfTheDay() {
  const { search } = useLocation();
  const ended = useActionData<typeof action>()?.ended ?? false;
  return <PersonPanel day={useLoaderData<typeof loader>()} search={search} ended={ended} />;
}
