import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/features/shell/document-title";
import { SearchPage } from "~/features/work/search/search-page";
import { searchRecords } from "~/features/work/search/search-records.server";
import { limitRefused } from "~/http/limit-refused";
import { viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.search" };

/** Searches everything that the viewer may see; whoever sees nothing finds nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  const answer = await searchRecords(context, person, q);
  if (!answer.ok) throw limitRefused(answer);
  return { q, groups: answer.groups };
}

export default function SearchRecords() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
