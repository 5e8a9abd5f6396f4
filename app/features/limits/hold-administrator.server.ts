import { sql } from "drizzle-orm";
import type { LimitReached } from "~/domain/limits/meter";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, raiseVersion } from "~db/queries/guarded-batch";
import { insertLimitHold } from "~db/queries/limit-events";
import { change } from "../gate/change.server";
import type { Account } from "../gate/deliver.server";
import type { Needs } from "../needs";

/**
 * Opens the hold of an Administrator whose limit is full: D1 alone may, because it knows whether another administrator
 * stays reachable. False when none would, or when the hold stands already; the gate goes on refusing that metric.
 */
export async function holdAdministrator(
  needs: Needs,
  account: Account,
  reached: LimitReached,
): Promise<boolean> {
  const { accountId } = account;
  const { user } = reached;
  const { lost } = await change(needs, account, {
    write: [insertLimitHold(accountId, reached), mustChangeOne(), raiseVersion(accountId, user)],
    audit: {
      event: "hold_opened",
      actor: null,
      target: { kind: "user", id: user, name: await nameOf(needs, accountId, user) },
      changes: [{ field: "hold", before: null, after: "limit" }],
    },
    gate: [opSelect.person(accountId, user)],
    keepsAdministrator: true,
  });
  return !lost;
}

async function nameOf(needs: Needs, accountId: number, userId: number): Promise<string> {
  const row = await needs
    .db(accountId)
    .get<{ name: string } | undefined>(sql`SELECT trim(name || ' ' || surname) AS name
    FROM users WHERE account_id = ${accountId} AND id = ${userId}`);
  return row?.name ?? "";
}
