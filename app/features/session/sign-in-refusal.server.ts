import { refused } from "~/domain/session/refused";
import type { Needs } from "../needs";
import { type GateMessage, gateMessage } from "./gate-message.server";
import type { SignInOutcome } from "./sign-in.server";

export type Said = { message: GateMessage; status: number; headers: Record<string, string> };

/** How a sign-in that opened nothing is answered: one sentence and a status; text never decides (semantics 12). */
export async function sayRefusal(
  needs: Needs,
  outcome: Extract<SignInOutcome, { kind: "refused" | "busy" }>,
  ip: string | null,
): Promise<Said> {
  if (outcome.kind === "busy") {
    const message = await gateMessage(needs, refused("down"), { ip: null });
    return { message, status: 503, headers: { "retry-after": String(outcome.retryAfterSeconds) } };
  }
  const refusal = outcome.refusal ?? refused(outcome.reason);
  const accountId = "account" in outcome ? outcome.account.accountId : null;
  const message = await gateMessage(needs, refusal, { accountId, ip, retryAt: outcome.retryAt });
  return { message, status: outcome.reason === "rate_limited" ? 429 : 401, headers: {} };
}
