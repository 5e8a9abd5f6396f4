import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { pagesAt } from "~/features/shell/pages";
import { pagesFor } from "~/features/shell/pages-for.server";
import { forbidden, viewer } from "~/http/viewer";

/** Settings begin at the first of its pages that this person may open. */
export function loader({ context }: LoaderFunctionArgs) {
  const pages = pagesAt("settings", pagesFor(viewer(context)));
  const first = pages.find(({ to }) => to.startsWith("/settings/")) ?? pages[0];
  if (first === undefined) throw forbidden("settings.company");
  return redirect(first.to);
}

export default function SettingsStart() {
  return null;
}
