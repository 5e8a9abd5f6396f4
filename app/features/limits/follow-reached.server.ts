import type { LimitReached } from "~/domain/limits/meter";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";
import { holdAdministrator } from "./hold-administrator.server";
import { logReached } from "./log-reached.server";
import { tellReached } from "./tell-reached.server";

/**
 * What follows when a limit is reached (AM-20): D1 learns of it at once, an Administrator's hold opens with its guard,
 * the audit log and the administrators are told. Every part may run twice, and cron runs them all again.
 */
export async function followReached(
  needs: Needs,
  account: Account,
  reached: readonly LimitReached[],
): Promise<void> {
  await needs.gate(account.accountPublicId).flush();
  for (const one of reached) if (one.kind === "asked") await holdAdministrator(needs, account, one);
  await followUp(needs, account);
}

/** The same for everything that D1 knows of this account and nobody has followed yet. */
export async function followUp(needs: Needs, account: Account): Promise<{ logged: number; told: number }> {
  const logged = await logReached(needs, account.accountId);
  const told = await tellReached(needs, account.accountId);
  return { logged, told };
}
