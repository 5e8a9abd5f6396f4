import { type SQL, sql } from "drizzle-orm";
import type { GateOp } from "../../app/domain/session/gate";

export type NumberedOp = { seq: number; op: GateOp };
/** What a gate is owed: how far the account has come, how far the gate is known to be, and the next ops in order. */
export type Owed = { epoch: number; seq: number; applied: number; ops: NumberedOp[] };
type Row = { epoch: number; seq: number; applied: number; number: number | null; op: string };

/** One select, so that it can be the last statement of the batch that made the change. */
export const owedSelect = (
  accountId: number,
): SQL => sql`SELECT g.epoch, g.seq, coalesce(g.applied, 0) AS applied,
    o.seq AS number, o.op FROM gate_state g
  LEFT JOIN gate_outbox o ON o.account_id = g.account_id AND o.seq > coalesce(g.applied, 0)
  WHERE g.account_id = ${accountId} ORDER BY o.seq LIMIT 500`;

/** Null: no such account. */
export function owedOf(rows: readonly unknown[]): Owed | null {
  const [first, ...more] = rows as Row[];
  if (first === undefined) return null;
  const { epoch, seq, applied } = first;
  const ops = [first, ...more].flatMap(({ number, op }) =>
    number === null ? [] : [{ seq: number, op: JSON.parse(op) as GateOp }],
  );
  return { epoch, seq, applied, ops };
}
