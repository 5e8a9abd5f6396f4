import { can, scopeOf } from "~/domain/access";
import { days } from "~/domain/time/durations";
import { BIN_DAYS, RECORD_KINDS } from "~/domain/work/kinds";
import { recordRight, targetOf } from "~/domain/work/rights";
import { binOf } from "~db/queries/work/bin-page";
import type { Needs } from "../../needs";
import type { Reader } from "../reader";

/** What one page of the bin shows of each kind; older ones come up as these are taken back or removed. */
const MOST = 50;

/** What the viewer may see in the bin, the latest first; whoever may delete a record may bring it back (MC-06). */
export async function showBin(needs: Pick<Needs, "db" | "now">, viewer: Reader) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const found = await Promise.all(
    RECORD_KINDS.map(async (kind) => {
      const scope = scopeOf(viewer, recordRight(kind, "view"));
      const rows = await binOf(db, { accountId, kind, scope, most: MOST });
      return rows.map(({ responsibleId, units, ...row }) => ({
        ...row,
        kind,
        goneAt: row.deletedAt + days(BIN_DAYS),
        mayRestore:
          viewer.preview === null &&
          can(viewer, recordRight(kind, "delete"), targetOf({ responsibleId, units: JSON.parse(units) })),
      }));
    }),
  );
  return found.flat().sort((a, b) => b.deletedAt - a.deletedAt);
}

export type BinLine = Awaited<ReturnType<typeof showBin>>[number];
