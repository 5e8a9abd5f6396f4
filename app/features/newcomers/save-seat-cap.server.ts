import { sql } from "drizzle-orm";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { readSeats } from "~db/queries/seats";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

type Setter = Acting & { settings: { companyName: string } };

/** Sets or takes away the cap of seats [AU-21]; those who are here stay, whatever it says. False: somebody was faster. */
export async function saveSeatCap(needs: Needs, acting: Setter, cap: number | null): Promise<boolean> {
  const { accountId, actor } = acting;
  const { cap: before } = await readSeats(needs.db(accountId), accountId);
  if (before === cap) return true;
  const { lost } = await change(needs, acting, {
    write: [
      sql`UPDATE settings SET seat_cap = ${cap} WHERE account_id = ${accountId} AND seat_cap IS ${before}`,
      mustChangeOne(),
    ],
    audit: {
      event: "company_updated",
      actor,
      target: { kind: "company", id: accountId, name: acting.settings.companyName },
      changes: [{ field: "seat_cap", before, after: cap }],
    },
    gate: [],
  });
  return !lost;
}
