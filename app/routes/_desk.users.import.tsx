import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { showCreate } from "~/features/newcomers/show-create.server";
import { showPeopleImport } from "~/features/people-import/answer-import.server";
import { ImportPage } from "~/features/people-import/import-page";
import type { Begun } from "~/features/people-import/import-result";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "import.title" };

/** Import of people from a file (FM-19): `?job=` shows one that has begun. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "users.create");
  const jobId = new URL(request.url).searchParams.get("job");
  const [offer, begun] = await Promise.all([
    showCreate(context, person),
    jobId === null ? null : showPeopleImport(context, person, jobId),
  ]);
  if (jobId !== null && begun === null) throw notFound();
  return { ...offer, begun };
}

export default function ImportPeople() {
  const data = useLoaderData<typeof loader>();
  return <ImportPage key={data.begun?.job.id ?? "new"} {...data} begun={data.begun as Begun | null} />;
}
