import { ErrorPage } from "~/features/shell/error-page";
import { notFound } from "~/http/viewer";

/** Where a preview's writes and exports end (AU-08): nothing is done, and the page says why. */
const refuse = () => Response.json({ kind: "preview" }, { status: 403 });

export function loader({ context }: { context: { signedIn: { preview: unknown } | null } }) {
  throw context.signedIn?.preview ? refuse() : notFound();
}

export function action() {
  throw refuse();
}

export default function Refused() {
  return null;
}

/** A boundary of its own, so that the frame with its banner stays around the sentence. */
export { ErrorPage as ErrorBoundary };
