import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CompanyForm } from "~/features/company/company-form";
import { type CompanyAnswer, CompanyPage } from "~/features/company/company-page";
import { readCompany } from "~/features/company/read-company.server";
import { updateCompany } from "~/features/company/update-company.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.company" };

export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = requirePermission(context, "settings.company");
  const company = await readCompany(context, accountId);
  const { name, timeZone, weekStart, language, departmentName } = company;
  return { name, timeZone, weekStart, language, department: departmentName };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "settings.company");
  const submission = parseWithZod(await request.formData(), { schema: CompanyForm });
  if (submission.status !== "success") return Response.json({ result: submission.reply() }, { status: 400 });
  const outcome = await updateCompany(context, person, { actor: person.actor, form: submission.value });
  if (outcome.lost) return Response.json({ result: submission.reply(), conflict: true }, { status: 409 });
  return Response.json({ saved: outcome.pending ? "pending" : "done" });
}

export default function CompanySettings() {
  const answer = useActionData<typeof action>() as CompanyAnswer | undefined;
  return <CompanyPage company={useLoaderData<typeof loader>()} answer={answer} />;
}
