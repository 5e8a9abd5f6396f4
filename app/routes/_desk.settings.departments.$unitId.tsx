import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { answerUnit } from "~/features/structure/answer-structure.server";
import { readProposal } from "~/features/structure/proposal";
import { readUnit } from "~/features/structure/read-structure.server";
import type { StructureAnswer } from "~/features/structure/structure";
import { UnitPage } from "~/features/structure/unit-page";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.departments" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "structure.edit");
  const data = await readUnit(context, accountId, params.unitId ?? "");
  if (data === null) throw notFound();
  return { data, proposal: readProposal(data, new URL(request.url).searchParams) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requirePermission(context, "structure.edit");
  const answer = await answerUnit(context, viewer, params.unitId ?? "", await request.formData());
  if (answer.isGone) return redirect("/settings/departments");
  return Response.json(answer.body, { status: answer.status });
}

export default function UnitRoute() {
  const { data, proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as StructureAnswer | undefined;
  return <UnitPage key={data.unit.publicId} data={data} proposal={proposal} answer={answer} />;
}
