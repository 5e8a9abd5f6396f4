import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { Desk } from "~/features/shell/desk";
import { ErrorPage } from "~/features/shell/error-page";
import { viewer } from "~/http/viewer";

/** Everything behind the gate: who is signed in, which company, which pages of the menu are theirs. */
export function loader({ context }: LoaderFunctionArgs) {
  const person = viewer(context);
  const { profile, settings } = person;
  return {
    me: { id: person.publicId, name: profile.name, surname: profile.surname, email: profile.email },
    company: settings.companyName,
    isDemo: settings.isDemo,
    sees: {
      users: can(person, "users.view"),
      activity: can(person, "activity.view"),
      network: can(person, "network.edit"),
      security: can(person, "settings.security"),
      company: can(person, "settings.company"),
    },
  };
}

export default function DeskLayout() {
  return (
    <Desk data={useLoaderData<typeof loader>()}>
      <Outlet />
    </Desk>
  );
}

export const ErrorBoundary = ErrorPage;
