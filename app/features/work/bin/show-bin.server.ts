import { sql } from "drizzle-orm";
import { can, scopeOf } from "~/domain/access";
import { days } from "~/domain/time/durations";
import { BIN_DAYS, RECORD_KINDS, type RecordKind } from "~/domain/work/kinds";
import { recordRight, targetOf } from "~/domain/work/rights";
import { inScope } from "~db/queries/scope";
import { RECORD_TABLES } from "~db/queries/work/bin";
import { nameOf, unitsOf } from "~db/queries/work/tables";
import type { Needs } from "../../needs";
import type { Reader } from "../reader";

/** What one page of the bin shows of each kind; older ones come up as these are taken back or removed. */
const MOST = 50;
type Row = {
  publicId: string;
  name: string;
  deletedAt: number;
  deletedBy: string | null;
  responsibleId: number | null;
  units: string;
};

/** What the viewer may see in the bin, the latest first; whoever may delete a record may bring it back (MC-06). */
export async function showBin(needs: Pick<Needs, "db" | "now">, viewer: Reader) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const found = await Promise.all(
    RECORD_KINDS.map(async (kind) => {
      const name = kind === "task" ? sql`r.text` : sql`r.name`;
      const rows =
        await db.all<Row>(sql`SELECT r.public_id AS publicId, ${name} AS name, r.deleted_at AS deletedAt,
          ${nameOf(sql`r.deleted_by`)} AS deletedBy, r.responsible_id AS responsibleId,
          ${unitsOf(accountId, sql`r.responsible_id`)} AS units
        FROM ${RECORD_TABLES[kind]} r INDEXED BY ${sql.raw(INDEX[kind])}
        WHERE r.account_id = ${accountId} AND r.deleted_at IS NOT NULL ${kind === "contact" ? sql`AND r.merged_into IS NULL` : sql``}
          AND ${inScope(scopeOf(viewer, recordRight(kind, "view")), accountId, sql`r.responsible_id`)}
        ORDER BY r.deleted_at DESC, r.id DESC LIMIT ${MOST}`);
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

const INDEX: Record<RecordKind, string> = {
  deal: "deals_deleted",
  contact: "contacts_deleted",
  company: "companies_deleted",
  task: "tasks_deleted",
};

export type BinLine = Awaited<ReturnType<typeof showBin>>[number];
