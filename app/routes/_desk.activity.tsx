import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { LivePage } from "~/features/live/live-page";
import { readRoster } from "~/features/live/read-roster.server";
import { showPage } from "~/features/live/show-page.server";
import type { PageHandle } from "~/features/shell/document-title";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "live.title" };

export async function loader({ context }: LoaderFunctionArgs) {
  return readRoster(context, requirePermission(context, "activity.view"));
}

const PageForm = z.strictObject({ intent: z.literal("page"), on: z.literal("1").optional() });

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, accountPublicId, actor, settings } = requirePermission(context, "settings.company");
  const form = PageForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const on = form.data.on !== undefined;
  await showPage(context, { accountId, accountPublicId }, { actor, on, company: settings.companyName });
  return redirect("/activity");
}

/** Filters, order and the person beside are the browser's work; the names are asked again only when they may differ. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formAction,
  defaultShouldRevalidate,
}) => {
  if (formAction?.startsWith("/me/")) return false;
  const isHere = (url: URL) => /^\/activity(\/|$)/.test(url.pathname);
  const isMove = currentUrl.pathname + currentUrl.search !== nextUrl.pathname + nextUrl.search;
  if (formAction === undefined && isMove && isHere(currentUrl) && isHere(nextUrl)) return false;
  return defaultShouldRevalidate;
};

export default function Activity() {
  return <LivePage data={useLoaderData<typeof loader>()} />;
}
