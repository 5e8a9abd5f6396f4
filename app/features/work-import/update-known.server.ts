import { type SQL, sql } from "drizzle-orm";
import type { CardKind } from "~/domain/work/kinds";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { settleRow } from "~db/queries/import-rows";
import { RECORD_TABLES } from "~db/queries/work/bin";
import type { Planned } from "./plan-chunk.server";

type Job = { accountId: number; jobId: number };

/** Columns that a row of the file writes over; what stands empty in the file stays as it is. */
const columnsOf = (kind: CardKind, { draft }: Planned["updated"][number]) =>
  Object.entries({
    name: draft.name,
    ...(kind === "contact" ? { position: draft.position } : {}),
    ...(kind === "company" ? { site: draft.site, address: draft.address } : {}),
    ...(kind === "deal" ? { amount: draft.amount } : {}),
  }).filter(([, value]) => value !== null);

/** Writes over records that are here already, and keeps what stood there, so that the import can be taken back. */
export function updateKnown(
  { accountId, jobId }: Job,
  kind: CardKind,
  updated: Planned["updated"],
  at: number,
): SQL[] {
  const table = RECORD_TABLES[kind];
  return updated.flatMap((one) => {
    const { id, version } = one.here;
    const columns = columnsOf(kind, one);
    const was = sql.join(
      columns.map(([name]) => sql`${name}, ${sql.raw(name)}`),
      sql`, `,
    );
    return [
      sql`INSERT OR IGNORE INTO import_made(account_id, job_id, kind, record_id, was)
        SELECT ${accountId}, ${jobId}, ${kind}, id, json_object(${was}, 'version', version) FROM ${table} WHERE account_id = ${accountId} AND id = ${id}`,
      sql`UPDATE ${table} SET ${sql.join(
        columns.map(([name, value]) => sql`${sql.raw(name)} = ${value}`),
        sql`, `,
      )},
        version = version + 1, updated_at = ${at} WHERE account_id = ${accountId} AND id = ${id} AND version = ${version}`,
      mustChangeOne(),
      settleRow({ accountId, jobId }, one.draft.line, { state: "made", madeId: id }),
    ];
  });
}
