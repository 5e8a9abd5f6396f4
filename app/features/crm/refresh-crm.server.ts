import { commit } from "~db/queries/guarded-batch";
import { findConnection, touchConnection } from "~db/queries/registries/connections";
import type { Needs } from "../needs";

/**
 * "Refresh CRM data" [WZ-05]. The built-in CRM's people are the users of the company, so its data is of this moment;
 * an external one tells of its people itself. Answers when it last told; null = no such connection.
 */
export async function refreshCrm(
  needs: Pick<Needs, "db" | "now">,
  accountId: number,
  publicId: string,
): Promise<{ syncedAt: number | null } | null> {
  const db = needs.db(accountId);
  const connection = await findConnection(db, accountId, publicId);
  if (connection === null) return null;
  if (!connection.isBuiltIn) return { syncedAt: connection.syncedAt };
  await commit(db, [touchConnection(accountId, connection.id, needs.now)]);
  return { syncedAt: needs.now };
}
