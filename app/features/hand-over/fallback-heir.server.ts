import type { Plan } from "~/domain/hand-over/plan";
import { type Fallback, readFallback } from "~db/queries/conversations/fallback";
import type { Needs } from "../needs";
import { findSuccessors } from "./find-successors.server";
import type { Departing } from "./hand-over.server";

/** Who gets the chats that are left with nobody: the fallback responsible, when one is set and may take them (MC-07). */
export async function fallbackHeir(
  needs: Needs,
  acting: Departing,
  leaverId: number,
): Promise<Fallback | null> {
  const fallback = await readFallback(needs.db(acting.accountId), acting.accountId);
  if (fallback === null || fallback.userId === leaverId) return null;
  const [heir] = await findSuccessors(needs, acting, [fallback.userId]);
  return heir?.isActive && heir.sees.includes("conversations") ? fallback : null;
}

/** The plan with the chats at the fallback responsible instead of with nobody, where nobody would notice them. */
export async function withFallback(
  needs: Needs,
  acting: Departing,
  plan: Plan,
  leaverId: number,
): Promise<Plan> {
  const isLeft = ({ kind, decision }: Plan[number]) => kind === "conversations" && decision === "unassigned";
  if (!plan.some(isLeft)) return plan;
  const heir = await fallbackHeir(needs, acting, leaverId);
  if (heir === null) return plan;
  return plan.map((one) => (isLeft(one) ? { ...one, decision: "transfer", to: [heir.userId] } : one));
}
