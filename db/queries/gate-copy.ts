import { sql } from "drizzle-orm";
import type { GateOp, NetworkFact, SettingsFact } from "../../app/domain/session/gate";
import type { Db } from "../client";
import {
  everybodyJson,
  limitsJson,
  networkJson,
  personJson,
  roleJson,
  settingsJson,
  unitJson,
} from "./gate-ops";

type Row = { op: string };
const parse = <T>(rows: Row[]) => rows.map((row) => JSON.parse(row.op) as T);

export type GateState = { accountId: number; epoch: number; seq: number; applied: number | null };

/** The account's row of `gate_state`, by its public id: the only name an object knows. Null = no such account. */
export async function findGateState(db: Db, accountPublicId: string): Promise<GateState | null> {
  const row = await db.get<
    GateState | undefined
  >(sql`SELECT g.account_id AS accountId, g.epoch AS epoch, g.seq AS seq,
    g.applied AS applied FROM settings s JOIN gate_state g ON g.account_id = s.account_id
    WHERE s.account_public_id = ${accountPublicId}`);
  return row ?? null;
}

/** Roles, units, settings, network and what everybody was given: small, read whole. */
export async function readFrame(db: Db, accountId: number): Promise<GateOp[]> {
  const all = await db.all<Row>(sql`
    SELECT ${settingsJson} AS op FROM settings s WHERE s.account_id = ${accountId}
    UNION ALL SELECT ${networkJson} FROM network_state n WHERE n.account_id = ${accountId}
    UNION ALL SELECT ${roleJson} FROM roles r WHERE r.account_id = ${accountId}
    UNION ALL SELECT ${unitJson} FROM units n WHERE n.account_id = ${accountId}
    UNION ALL SELECT op FROM (SELECT ${everybodyJson(accountId)} AS op UNION ALL SELECT ${limitsJson(accountId)})`);
  return parse<GateOp>(all);
}

/** A page of people, 200 at a time, in id order. */
export async function readPeople(db: Db, accountId: number, after: number): Promise<GateOp[]> {
  return parse<GateOp>(
    await db.all<Row>(sql`SELECT ${personJson} AS op FROM users u
    WHERE u.account_id = ${accountId} AND u.id > ${after} AND u.deleted_at IS NULL ORDER BY u.id LIMIT 200`),
  );
}

/** Rows of the outbox above a number, in order. */
export async function readOutbox(db: Db, accountId: number, above: number) {
  const rows = await db.all<{ seq: number; op: string }>(sql`SELECT seq, op FROM gate_outbox
    WHERE account_id = ${accountId} AND seq > ${above} ORDER BY seq LIMIT 500`);
  return rows.map((row) => ({ seq: row.seq, op: JSON.parse(row.op) as GateOp }));
}

/** Tokens made and ended up to a number, in order: what a gate that begins anew cannot read as a state. */
export async function readTokenOps(db: Db, accountId: number, upTo: number): Promise<GateOp[]> {
  return parse<GateOp>(
    await db.all<Row>(sql`SELECT op FROM gate_outbox WHERE account_id = ${accountId} AND seq <= ${upTo}
      AND op->>'t' IN ('token', 'token_gone') ORDER BY seq LIMIT 500`),
  );
}

/** Remembers how far the gate has come; never backwards within an epoch. */
export async function storeApplied(db: Db, accountId: number, epoch: number, applied: number): Promise<void> {
  await db.run(sql`UPDATE gate_state SET applied = max(coalesce(applied, 0), ${applied})
    WHERE account_id = ${accountId} AND epoch = ${epoch}`);
}

export type { NetworkFact, SettingsFact };
