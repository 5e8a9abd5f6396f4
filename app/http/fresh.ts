import { type AppLoadContext, redirectDocument } from "@remix-run/cloudflare";
import { safePath } from "./safe-path";
import { readTicket, setTicket } from "./ticket";
import { type SignedIn, viewer } from "./viewer";

/**
 * For sensitive acts (security.md row 38, ASVS 7.5.1): the password was entered in this session within 5 minutes, at
 * sign-in or at `/again`. Otherwise the person is sent there and comes back; what they typed is kept by the browser.
 * Stands in the action (or the loader of a download) before anything is done.
 */
export async function requireFresh(context: AppLoadContext, request: Request): Promise<SignedIn> {
  const person = viewer(context);
  if (await isFresh(context, request)) return person;
  throw redirectDocument(`/again?next=${encodeURIComponent(backTo(context, request))}`);
}

/** Whether the password was entered in this session within 5 minutes. */
export async function isFresh(context: AppLoadContext, request: Request): Promise<boolean> {
  const { cookieKeys, now, signedIn } = context;
  const subject = await readTicket(cookieKeys, "fresh", request.headers.get("cookie"), now);
  return subject !== null && subject === signedIn?.sessionId;
}

/** The `Set-Cookie` that says so, for an answer to a right password. */
export const freshCookie = (context: Pick<AppLoadContext, "cookieKeys" | "now">, sessionId: string) =>
  setTicket(context.cookieKeys, "fresh", sessionId, context.now);

/** A page can be asked for again; of a refused act it is the page with its form. */
function backTo(context: AppLoadContext, request: Request): string {
  const referrer = request.headers.get("referer");
  if (request.method === "GET" || referrer === null || !URL.canParse(referrer)) return context.path;
  const { origin, pathname, search } = new URL(referrer);
  return origin === context.origin || origin === new URL(request.url).origin
    ? safePath(pathname + search)
    : context.path;
}
