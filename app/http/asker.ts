import type { AppLoadContext } from "@remix-run/cloudflare";
import { readTicket, setTicket } from "./ticket";

/** Somebody whom the allowlist refused, known by a right password or by a living session. */
export type RefusedPerson = { accountId: number; userId: number };

/** What a refused sign-in leaves in the browser: for ten minutes it may ask for access without a session. */
export async function askerCookie(
  context: AppLoadContext,
  outcome: { kind: string; reason?: string; account?: RefusedPerson },
): Promise<Record<string, string>> {
  if (outcome.kind !== "refused" || outcome.reason !== "ip_denied" || outcome.account === undefined)
    return {};
  const { accountId, userId } = outcome.account;
  return { "set-cookie": await setTicket(context.cookieKeys, "ask", `${accountId}-${userId}`, context.now) };
}

/** Who asks: by the ticket, else by the session that the list refuses. `accountOf` finds the number of a public id. */
export async function readAsker(
  context: AppLoadContext,
  request: Request,
  accountOf: (accountPublicId: string) => Promise<number | null>,
): Promise<RefusedPerson | null> {
  const { verdict, cookieAccount, cookieKeys, now } = context;
  if (
    verdict?.ok === false &&
    verdict.reason === "ip_denied" &&
    verdict.user !== null &&
    cookieAccount !== null
  ) {
    const accountId = await accountOf(cookieAccount);
    return accountId === null ? null : { accountId, userId: verdict.user };
  }
  const subject = await readTicket(cookieKeys, "ask", request.headers.get("cookie"), now);
  const [accountId, userId] = (subject ?? "").split("-").map(Number);
  return accountId && userId ? { accountId, userId } : null;
}
