import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { LogPage } from "~/features/log/log-page";
import { OneEntryPage } from "~/features/log/one-entry-page";
import { readSearch, tidy } from "~/features/log/search";
import { showLine, showLog } from "~/features/log/show-log.server";
import { ErrorPage } from "~/features/shell/error-page";
import { languageOf, timeZoneOf } from "~/http/language";
import { notFound, viewer } from "~/http/viewer";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const params = new URL(request.url).searchParams;
  const reader = { ...person, language: languageOf(request, context), zone: timeZoneOf(request, context) };
  const { email } = person.profile;
  const row = params.get("row");
  if (row !== null) {
    const line = await showLine(context, reader, row);
    if (line === null) throw notFound();
    return { kind: "one" as const, line, email };
  }
  const tidied = tidy(params);
  if (tidied !== null) throw redirect(`/log${tidied === "?" ? "" : tidied}`);
  const search = readSearch(params);
  const shown = await showLog(context, reader, {
    search,
    before: params.get("before"),
    after: params.get("after"),
  });
  return {
    kind: "page" as const,
    ...shown,
    search,
    email,
    days: 180,
    mayExport: can(person, "authlog.export"),
  };
}

export default function Log() {
  const data = useLoaderData<typeof loader>();
  if (data.kind === "one") return <OneEntryPage line={data.line} email={data.email} notice={null} />;
  return <LogPage data={data} notice={null} />;
}

export const ErrorBoundary = ErrorPage;
