import { type SQL, sql } from "drizzle-orm";
import type { RecordLeftKind } from "../../../app/domain/hand-over/kinds";
import { LEFT, leftRows } from "./left";

/** Records of one chunk: a batch stays far below the 30 seconds that D1 gives it. */
export const CHUNK = 250;

/** One chunk of a hand-over. `number` counts through the whole of it, for the ids of its activities. */
export type Chunk = {
  accountId: number;
  handOverId: number;
  kind: RecordLeftKind;
  number: number;
  now: number;
};

/**
 * Writes down which records of the leaver go next, and to whom: one heir, an even share by turns (`before` = how many
 * of this kind went already), or nobody. One that came back in between may go once more.
 */
export function chooseLeft(chunk: Chunk, leaverId: number, to: readonly number[], before: number): SQL {
  const { accountId, kind } = chunk;
  const heir =
    to.length === 0
      ? sql`NULL`
      : sql`json_extract(${JSON.stringify(to)}, '$[' || CAST((n + ${before}) % ${to.length} AS INTEGER) || ']')`;
  return sql`INSERT INTO handed_over(account_id, hand_over_id, kind, record_id, chunk, from_id, to_id, at)
    SELECT ${accountId}, ${chunk.handOverId}, ${kind}, id, ${chunk.number}, ${leaverId}, ${heir}, ${chunk.now}
    FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM (
      SELECT id ${leftRows(accountId, leaverId, kind)} ORDER BY id LIMIT ${CHUNK})) WHERE true
    ON CONFLICT DO UPDATE SET chunk = excluded.chunk, to_id = excluded.to_id, at = excluded.at`;
}

/** What of an earlier hand-over is still with whom it went to: only that is offered back (semantics 6.8). */
export const stillThere = (accountId: number, handOverId: number, kind: RecordLeftKind): SQL =>
  sql`FROM handed_over h JOIN ${LEFT[kind].table} r ON r.id = h.record_id AND r.account_id = h.account_id
    AND r.responsible_id IS h.to_id WHERE h.account_id = ${accountId} AND h.hand_over_id = ${handOverId} AND h.kind = ${kind}`;

/** As `chooseLeft` for a return: each record back to whom it came from. */
export const chooseBack = (chunk: Chunk, ofId: number): SQL =>
  sql`INSERT INTO handed_over(account_id, hand_over_id, kind, record_id, chunk, from_id, to_id, at)
    SELECT ${chunk.accountId}, ${chunk.handOverId}, h.kind, h.record_id, ${chunk.number}, coalesce(h.to_id, 0), h.from_id, ${chunk.now}
    ${stillThere(chunk.accountId, ofId, chunk.kind)} ORDER BY h.record_id LIMIT ${CHUNK}`;
