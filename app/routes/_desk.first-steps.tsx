import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { PageHandle } from "~/features/shell/document-title";
import { FirstStepsPage } from "~/features/today/first-steps-page";
import { requirePermission } from "~/http/viewer";

export const handle: PageHandle = { title: "first.next_steps" };

/** What comes after the set-up: three steps with what to do in each [MC-95]. */
export function loader({ context }: LoaderFunctionArgs) {
  requirePermission(context, "settings.company");
  return null;
}

export default function FirstSteps() {
  return <FirstStepsPage />;
}
