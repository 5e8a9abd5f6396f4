import { sql } from "drizzle-orm";
import type { Refusal } from "~/domain/session/gate";
import type { Needs } from "../needs";

/** What the gate page needs to make its sentence in the reader's language and zone. */
export type GateMessage = Pick<Refusal, "reason" | "end" | "until"> & {
  ip: string | null;
  contact: string | null;
  retryAt: number | null;
};

/** The sentence's facts. A contact is named only to somebody whose password or cookie was right. */
export async function gateMessage(
  needs: Needs,
  refusal: Refusal,
  facts: { accountId: number | null; ip: string | null; retryAt?: number },
): Promise<GateMessage> {
  const namesContact =
    facts.accountId !== null &&
    ["blocked", "archived", "lockdown", "ip_denied", "inactive"].includes(refusal.reason);
  return {
    reason: refusal.reason,
    end: refusal.end,
    until: refusal.until,
    ip: facts.ip,
    retryAt: facts.retryAt ?? null,
    contact: namesContact ? await findContact(needs, facts.accountId ?? 0) : null,
  };
}

/** The person to turn to: the company's first owner. */
export async function findContact(needs: Needs, accountId: number): Promise<string | null> {
  const row = await needs
    .db(accountId)
    .get<{ name: string } | undefined>(sql`SELECT trim(u.name || ' ' || u.surname) AS name
    FROM account_owners o JOIN users u ON u.account_id = o.account_id AND u.id = o.user_id
    WHERE o.account_id = ${accountId} AND u.deleted_at IS NULL ORDER BY o.id LIMIT 1`);
  return row?.name ?? null;
}
