import { sql } from "drizzle-orm";
import { justTold } from "~db/queries/notices";
import type { Needs } from "../needs";

/** Told at once; of more people the pages find it by themselves within a minute, and not all at the same moment. */
const AT_MOST = 100;

/** Tells the open pages of whoever has just got a notice to ask for it, by the socket that they have. */
export async function ring(needs: Pick<Needs, "db" | "gate" | "now">, accountId: number): Promise<void> {
  const db = needs.db(accountId);
  const users = await justTold(db, accountId, needs.now, AT_MOST + 1);
  if (users.length === 0 || users.length > AT_MOST) return;
  const { account } = await db.get<{ account: string }>(
    sql`SELECT account_public_id AS account FROM settings WHERE account_id = ${accountId}`,
  );
  await needs.gate(account).ring({ users });
}
