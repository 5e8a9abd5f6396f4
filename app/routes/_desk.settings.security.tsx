import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SecurityForm } from "~/features/settings/security-form";
import { SecurityPage } from "~/features/settings/security-page";
import {
  changeSessionLengths,
  previewSessionLengths,
  readSessionLengths,
} from "~/features/settings/session-lengths.server";
import { requirePermission } from "~/http/viewer";
import { said } from "~/i18n/said";

export function loader({ context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "settings.security");
  return readSessionLengths(context, person.accountId);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "settings.security");
  const submission = parseWithZod(await request.formData(), { schema: SecurityForm });
  const result = submission.reply();
  if (submission.status !== "success") return Response.json({ result }, { status: 400 });
  if (submission.value.intent === "preview")
    return { result, preview: await previewSessionLengths(context, person, submission.value) };
  const outcome = await changeSessionLengths(context, person, person.actor, submission.value);
  if (!outcome.lost) return { result, saved: { pending: outcome.pending } };
  const conflict = submission.reply({ formErrors: [said("error.conflict")] });
  return Response.json({ result: conflict }, { status: 409 });
}

export default function Security() {
  return (
    <SecurityPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}
