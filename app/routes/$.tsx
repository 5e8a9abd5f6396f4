import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { ErrorPage } from "~/features/shell/error-page";
import { viewer } from "~/http/viewer";

/** Every address that is no page: said to signed-in people only; the rest are at the gate. */
export function loader({ context }: LoaderFunctionArgs) {
  viewer(context);
  throw Response.json({ kind: "no_page" }, { status: 404 });
}

export default function NoPage() {
  return null;
}

export const ErrorBoundary = ErrorPage;
