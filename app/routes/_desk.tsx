import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { daysLeft } from "~/domain/closing/closing";
import { Desk } from "~/features/shell/desk";
import { type DeskData, useDesk } from "~/features/shell/desk-data";
import { ErrorPage } from "~/features/shell/error-page";
import { pagesFor } from "~/features/shell/pages-for.server";
import { viewer } from "~/http/viewer";

/** Everything behind the gate: who is signed in, which company, which pages are theirs. No query. */
export function loader({ context }: LoaderFunctionArgs): DeskData {
  const person = viewer(context);
  const { profile, settings } = person;
  return {
    me: { id: person.publicId, name: `${profile.name} ${profile.surname}`.trim(), email: profile.email },
    company: settings.companyName,
    isDemo: settings.isDemo,
    isDemoMode: context.isDemoMode,
    pages: pagesFor(person),
    said: person.said,
    near: person.near,
    closingInDays: settings.closingAt == null ? null : daysLeft(settings.closingAt, context.now),
    preview: person.preview,
  };
}

export default function DeskLayout() {
  // Remix answers a method that a route does not take without asking any loader: then there is no frame to show.
  const data = useLoaderData<typeof loader>() as DeskData | null;
  if (data === null) return <Outlet />;
  return (
    <Desk data={data}>
      <Outlet />
    </Desk>
  );
}

/** A page that fails is told inside the frame, so that the way on is at hand. */
export function ErrorBoundary() {
  const data = useDesk();
  if (data == null) return <ErrorPage />;
  return (
    <Desk data={data} isRefused>
      <ErrorPage />
    </Desk>
  );
}
