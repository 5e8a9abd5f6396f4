import type { AppLoadContext } from "@remix-run/cloudflare";
import type { OpenedSession } from "~/features/session/open-session.server";
import type { Renewed } from "~/features/session/renew-session.server";
import { writePlainCookie } from "./cookies";
import { freshCookie } from "./fresh";
import { sealSession, setDeviceCookie, setSessionCookie } from "./session-cookie";
import { clearTicket } from "./ticket";

/**
 * The answer to a sign-in that succeeded: the cookies, and on to the page that was asked for. `byPassword`: it was
 * entered just now, so sensitive acts need not ask again for 5 minutes.
 */
export async function enter(
  context: AppLoadContext,
  session: OpenedSession,
  next: string,
  { byPassword = true } = {},
): Promise<Response> {
  const headers = new Headers({ location: next });
  await addSessionCookie(context, headers, session);
  headers.append("set-cookie", await setDeviceCookie(context.cookieKeys, session.deviceId));
  if (session.language !== null) headers.append("set-cookie", writePlainCookie("language", session.language));
  if (byPassword) headers.append("set-cookie", await freshCookie(context, session.sessionId));
  headers.append("set-cookie", clearTicket("change"));
  headers.append("set-cookie", clearTicket("choose"));
  // A whole document, so that nothing of the gate page stays behind.
  headers.set("x-remix-reload-document", "true");
  return new Response(null, { status: 302, headers });
}

/** The cookie of a session, new or under a new token; it lasts to the session's absolute deadline. */
export async function addSessionCookie(
  context: AppLoadContext,
  headers: Headers,
  { accountPublicId, shard, token, until }: Renewed,
): Promise<void> {
  const sealed = await sealSession(context.cookieKeys, { account: accountPublicId, shard, token });
  headers.append("set-cookie", setSessionCookie(sealed, until, context.now));
}
