import type { AppLoadContext } from "@remix-run/cloudflare";
import type { OpenedSession } from "~/features/session/open-session.server";
import { writePlainCookie } from "./cookies";
import { sealSession, setDeviceCookie, setSessionCookie } from "./session-cookie";

/** The answer to a sign-in that succeeded: both cookies, and on to the page that was asked for. */
export async function enter(
  context: AppLoadContext,
  session: OpenedSession,
  next: string,
): Promise<Response> {
  const headers = new Headers({ location: next });
  const sealed = await sealSession(context.cookieKeys, {
    account: session.accountPublicId,
    shard: session.shard,
    token: session.token,
  });
  headers.append("set-cookie", setSessionCookie(sealed, session.until, context.now));
  headers.append("set-cookie", await setDeviceCookie(context.cookieKeys, session.deviceId));
  if (session.language !== null) headers.append("set-cookie", writePlainCookie("language", session.language));
  // A whole document, so that nothing of the gate page stays behind.
  headers.set("x-remix-reload-document", "true");
  return new Response(null, { status: 302, headers });
}
