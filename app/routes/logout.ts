import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { signOut } from "~/features/session/sign-out.server";
import { clearSessionCookie } from "~/http/session-cookie";

/** Only by POST: a link somewhere else must not sign anybody out. */
export async function action({ context }: ActionFunctionArgs) {
  if (context.signedIn !== null) await signOut(context, context.signedIn);
  return redirect("/login", {
    headers: {
      "set-cookie": clearSessionCookie(),
      "clear-site-data": '"cache", "storage"',
      "x-remix-reload-document": "true",
    },
  });
}

export const loader = () => redirect("/login");
