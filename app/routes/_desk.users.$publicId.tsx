import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { PersonPage } from "~/features/people/card/person-page";
import { endPersonsSession } from "~/features/people/end-persons-session.server";
import { type Card, readCard } from "~/features/people/read-card.server";
import type { PageHandle } from "~/features/shell/document-title";
import { forbidden, notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => {
    const card = data as Card | undefined;
    return card ? `${card.name} ${card.surname}`.trim() : t("nav.users");
  },
};

/** The card of a person [MC-36]; out of one's scope the same answer as for nobody (FM-16). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const publicId = params.publicId ?? "";
  const card = isPublicId(publicId) ? await readCard(context, viewer, publicId) : null;
  if (card === null) throw notFound();
  return card;
}

const EndForm = z.object({ intent: z.literal("end_session"), session: z.string().max(64).optional() });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "users.view");
  const form = EndForm.safeParse(Object.fromEntries(await request.formData()));
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
  return (
    <PersonPage card={useLoaderData<typeof loader>()} ended={useActionData<typeof action>()?.ended ?? null} />
  );
}
