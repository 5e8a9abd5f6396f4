import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AvailabilityForm } from "~/features/availability/availability-form";
import { AvailabilityPage } from "~/features/availability/availability-page";
import { sayAvailability } from "~/features/availability/say-availability.server";
import type { PageHandle } from "~/features/shell/document-title";
import { timeZoneOf } from "~/http/language";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "availability.title" };

export function loader({ context }: LoaderFunctionArgs) {
  return { said: requirePermission(context, "self.availability").said };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "self.availability");
  const submission = parseWithZod(await request.formData(), { schema: AvailabilityForm });
  if (submission.status !== "success") return Response.json(submission.reply(), { status: 400 });
  const { availability, until = null, stay } = submission.value;
  await sayAvailability(context, viewer, { availability, time: until, zone: timeZoneOf(request, context) });
  return stay === undefined ? redirect("/me/availability") : { ok: true };
}

export default function MyAvailability() {
  const { said } = useLoaderData<typeof loader>();
  return <AvailabilityPage said={said} lastResult={useActionData<typeof action>() as never} />;
}
