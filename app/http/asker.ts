import type { AppLoadContext } from "@remix-run/cloudflare";
import { readTicket, setTicket } from "./ticket";

/** Refusals about which a person may ask the administrators. */
const ABOUT = ["ip_denied", "limit"] as const;
type About = (typeof ABOUT)[number];
const isAbout = (reason: string | undefined): reason is About => ABOUT.some((one) => one === reason);

/** Somebody whom the allowlist refused or a limit holds, known by a right password or by a living session. */
export type RefusedPerson = { accountId: number; userId: number };
export type RefusedAsker = RefusedPerson & { about: About };

/** What a refused sign-in leaves in the browser: for ten minutes it may ask for access without a session. */
export async function askerCookie(
  context: AppLoadContext,
  outcome: { kind: string; reason?: string; account?: RefusedPerson },
): Promise<Record<string, string>> {
  const { kind, reason, account } = outcome;
  if (kind !== "refused" || !isAbout(reason) || account === undefined) return {};
  const subject = `${account.accountId}-${account.userId}-${reason}`;
  return { "set-cookie": await setTicket(context.cookieKeys, "ask", subject, context.now) };
}

/** Who asks: by the ticket, else by the session that is refused. `accountOf` finds the number of a public id. */
export async function readAsker(
  context: AppLoadContext,
  request: Request,
  accountOf: (accountPublicId: string) => Promise<number | null>,
): Promise<RefusedAsker | null> {
  const { verdict, cookieAccount, cookieKeys, now } = context;
  if (verdict?.ok === false && isAbout(verdict.reason) && verdict.user !== null && cookieAccount !== null) {
    const accountId = await accountOf(cookieAccount);
    return accountId === null ? null : { accountId, userId: verdict.user, about: verdict.reason };
  }
  const subject = await readTicket(cookieKeys, "ask", request.headers.get("cookie"), now);
  const [account, user, about] = (subject ?? "").split("-");
  const [accountId, userId] = [Number(account), Number(user)];
  return accountId && userId && isAbout(about) ? { accountId, userId, about } : null;
}
