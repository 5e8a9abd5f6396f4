import type { AppLoadContext } from "@remix-run/cloudflare";
import type { SignInOutcome } from "~/features/session/sign-in.server";
import { enter } from "./enter";
import { setTicket } from "./ticket";

/** What an identity's ticket names: the identity as it is now; a change of password makes it worthless. */
export const ticketSubject = (identity: { publicId: string; passwordChangedAt: number | null }) =>
  `${identity.publicId}~${identity.passwordChangedAt ?? 0}`;

/** After a right password: into the company, or to the step before it. Null when the sign-in was refused. */
export async function goOn(
  context: AppLoadContext,
  outcome: SignInOutcome,
  next: string,
): Promise<Response | null> {
  if (outcome.kind === "opened") return enter(context, outcome, next);
  if (outcome.kind !== "choose" && outcome.kind !== "must_change") return null;
  const [ticket, page] =
    outcome.kind === "choose" ? (["choose", "/choose"] as const) : (["change", "/password"] as const);
  return new Response(null, {
    status: 302,
    headers: {
      location: next === "/" ? page : `${page}?next=${encodeURIComponent(next)}`,
      "set-cookie": await setTicket(context.cookieKeys, ticket, ticketSubject(outcome.identity), context.now),
    },
  });
}
