import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createRole } from "~/features/access/create-role.server";
import { statusOf } from "~/features/access/refusals";
import { NewRoleForm } from "~/features/access/roles/new-role-form";
import { NewRolePage } from "~/features/access/roles/new-role-page";
import { showRoles } from "~/features/access/roles/show-roles.server";
import { saidRefusal } from "~/features/access/said-refusal";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "access.roles.new" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "roles.edit");
  const roles = (await showRoles(context, accountId)).filter(({ family }) => family !== "implicit");
  return {
    from: new URL(request.url).searchParams.get("from"),
    roles: roles.map(({ publicId, name, template, family }) => ({ publicId, name, template, family })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "roles.edit");
  const submission = parseWithZod(await request.formData(), { schema: NewRoleForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const { from, ...facts } = submission.value;
  const outcome = await createRole(context, person, { ...facts, from: from ?? null });
  if (outcome.ok) return redirect(`/settings/roles/${outcome.publicId}`);
  const { refusal } = outcome;
  const result = submission.reply({ fieldErrors: { name: [saidRefusal(refusal)] } });
  return Response.json({ result }, { status: statusOf(refusal) });
}

export default function NewRole() {
  const answer = useActionData<typeof action>() as { result?: SubmissionResult<string[]> } | undefined;
  return <NewRolePage {...useLoaderData<typeof loader>()} result={answer?.result} />;
}
