import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerOf } from "~/features/structure/answer-structure.server";
import { createUnit } from "~/features/structure/create-unit.server";
import { readStructure } from "~/features/structure/read-structure.server";
import type { StructureAnswer } from "~/features/structure/structure";
import { CreateForm } from "~/features/structure/structure-form";
import { StructurePage } from "~/features/structure/structure-page";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.departments" };

/** Departments, groups and workgroups [MC-16e, MC-56]. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "structure.edit");
  return { units: await readStructure(context, accountId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "structure.edit");
  const submission = parseWithZod(await request.formData(), { schema: CreateForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const outcome = await createUnit(context, viewer, submission.value);
  if (outcome.ok) return redirect(`/settings/departments/${outcome.publicId}`);
  const { status, body } = answerOf(submission, outcome);
  return Response.json(body, { status });
}

export default function Structure() {
  const { units } = useLoaderData<typeof loader>();
  return (
    <StructurePage units={units} answer={useActionData<typeof action>() as StructureAnswer | undefined} />
  );
}
