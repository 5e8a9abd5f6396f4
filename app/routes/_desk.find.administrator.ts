import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { findContact } from "~/features/session/gate-message.server";
import { viewer } from "~/http/viewer";

/** Whom to turn to when a right is missing (FM-16): asked only by a page that was refused. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { accountId } = viewer(context);
  return Response.json({ name: await findContact(context, accountId) });
}
