import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { can } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { answerStanding } from "~/features/holds/answer-standing.server";
import { readStanding } from "~/features/holds/read-standing.server";
import { readTimeline } from "~/features/live/read-timeline.server";
import { answerProfile, PROFILE_INTENTS } from "~/features/people/answer-profile.server";
import { PersonPage } from "~/features/people/card/person-page";
import { endPersonsSession } from "~/features/people/end-persons-session.server";
import { type Card, readCard } from "~/features/people/read-card.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requireFresh } from "~/http/fresh";
import { timeZoneOf } from "~/http/language";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => {
    const { card } = (data as { card: Card } | undefined) ?? {};
    return card ? `${card.name} ${card.surname}`.trim() : t("nav.users");
  },
};

/** The card of a person [MC-36]; out of one's scope the same answer as for nobody (FM-16). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const publicId = params.publicId ?? "";
  if (!isPublicId(publicId)) throw notFound();
  const zone = timeZoneOf(request, context);
  const [card, standing, day] = await Promise.all([
    readCard(context, viewer, publicId),
    readStanding(context, viewer, publicId),
    can(viewer, "activity.view") ? readTimeline(context, viewer, { publicId, zone }) : null,
  ]);
  if (card === null) throw notFound();
  return { card, standing, day };
}

const EndForm = z.strictObject({ intent: z.literal("end_session"), session: z.string().max(64).optional() });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const data = await request.formData();
  if (data.get("intent") === "stop" && data.get("kind") === "lockdown") await requireFresh(context, request);
  if (data.get("intent") === "stop" || data.get("intent") === "lift") {
    const answer = await answerStanding(context, viewer, params.publicId ?? "", data);
    return Response.json(answer.body, { status: answer.status });
  }
  if (PROFILE_INTENTS.includes(String(data.get("intent")))) {
    const answer = await answerProfile(context, viewer, params.publicId ?? "", data);
    return Response.json(answer.body, { status: answer.status });
  }
  const form = EndForm.safeParse(Object.fromEntries(data));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await endPersonsSession(context, viewer, {
    publicId: params.publicId ?? "",
    sessionId: form.data.session ?? null,
    client: context.client,
  });
  if (!outcome.ok) throw outcome.refusal === "not_found" ? notFound() : forbidden("sessions.end_others");
  return { ended: outcome.ended };
}

export default function Person() {
  const answer = useActionData<typeof action>() as { ended?: number } | undefined;
  const ended = answer?.ended ?? null;
  return <PersonPage {...useLoaderData<typeof loader>()} ended={ended} />;
}
