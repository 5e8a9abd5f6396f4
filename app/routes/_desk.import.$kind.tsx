import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { recordRight } from "~/domain/work/rights";
import type { PageHandle } from "~/features/shell/document-title";
import { showRecordsImport } from "~/features/work-import/answer-import.server";
import { ImportPage, type Remembered } from "~/features/work-import/import-page";
import type { Begun } from "~/features/work-import/import-result";
import { kindOf } from "~/features/work-import/kinds";
import { rememberedMappings } from "~/features/work-import/mappings.server";
import { notFound, requirePermission, viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "bring.button" };

/** Import of deals, contacts or companies from a file: `?job=` shows one that has begun. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  viewer(context);
  const kind = kindOf(params.kind);
  if (kind === null) throw notFound();
  const person = requirePermission(context, recordRight(kind, "create"));
  const jobId = new URL(request.url).searchParams.get("job");
  const [remembered, begun] = await Promise.all([
    rememberedMappings(context, person, kind),
    jobId === null ? null : showRecordsImport(context, person, jobId),
  ]);
  if (jobId !== null && begun === null) throw notFound();
  return { kind, remembered, begun };
}

export default function ImportRecords() {
  const { kind, remembered, begun } = useLoaderData<typeof loader>();
  return (
    <ImportPage
      key={begun?.job.id ?? kind}
      kind={kind}
      remembered={remembered as Remembered}
      begun={begun as Begun | null}
    />
  );
}
