import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { LogPage } from "~/features/log/log-page";
import { NotMeForm } from "~/features/log/not-me-form";
import { NotMeNotice } from "~/features/log/not-me-notice";
import { OneEntryPage } from "~/features/log/one-entry-page";
import { reportNotMe } from "~/features/log/report-not-me.server";
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

/** "This wasn't me" [AM-11b]. When it ended this very session, the gate says so. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = viewer(context);
  const form = NotMeForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const outcome = await reportNotMe(context, person, { ...form.data, client: context.client });
  if (outcome.kind === "not_found") throw notFound();
  if (outcome.kind === "reported" && outcome.isOut) return redirectDocument("/login");
  return outcome.kind === "conflict" ? Response.json(outcome, { status: 409 }) : outcome;
}

export default function Log() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { kind: string } | undefined;
  const notice = answer && <NotMeNotice kind={answer.kind} email={data.email} />;
  if (data.kind === "one") return <OneEntryPage line={data.line} email={data.email} notice={notice} />;
  return <LogPage data={data} notice={notice} />;
}

export const ErrorBoundary = ErrorPage;
