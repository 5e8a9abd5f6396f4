import { sql } from "drizzle-orm";
import { sha256hex } from "~/domain/ids/sha256";
import { type HashedSeal, leafText, NOTHING, type Seal, type SealedRow, sealText } from "~/domain/log/seal";
import { days } from "~/domain/time/durations";
import type { Db } from "~db/client";
import { insertSeal, lastSeal, rowsBetween, writeNamed } from "~db/queries/audit-log/sealing";
import { opSelect } from "~db/queries/gate-ops";
import { commit, enqueueForGate, mustHold } from "~db/queries/guarded-batch";
import { type Account, deliver } from "../gate/deliver.server";
import type { Needs } from "../needs";
import { nameValues } from "./name-values.server";

/** Rows a seal covers at most, and seals a tick makes for one account: the rest waits a minute. */
const MOST_ROWS = 300;
const MOST_SEALS = 10;

/**
 * Seals what the audit log has got since the last seal, and tells the gate, which keeps the last one. Answers how
 * many seals were made. Two at once: one makes the seal, the other finds it made.
 */
export async function sealLog(needs: Needs, account: Account): Promise<number> {
  const db = needs.db(account.accountId);
  let made = 0;
  for (; made < MOST_SEALS; made += 1) {
    const sealed = await sealNext(needs, db, account);
    if (sealed === null) break;
  }
  if (made > 0 && (await hasGate(db, account))) await deliver(needs, account);
  return made;
}

async function sealNext(needs: Needs, db: Db, { accountId }: Account): Promise<HashedSeal | null> {
  const last = await lastSeal(db, accountId);
  const after = last?.to ?? 0;
  const fresh = await rowsBetween(db, accountId, { after, to: null, most: MOST_ROWS });
  const end = fresh.at(-1);
  if (end === undefined) return null;
  const { rows, ofRows, ofChanges } = await nameValues(needs, db, accountId, fresh);
  const seal = await hashed({
    accountId,
    number: (last?.number ?? 0) + 1,
    after,
    to: end.id,
    count: rows.length,
    root: await rootOf(rows, accountId),
    prev: last?.hash ?? NOTHING,
    at: needs.now,
    keptUntil: Math.max(...rows.map(({ at }) => at)) + days(await keptDays(db, accountId)),
  });
  const { lost } = await commit(db, [
    mustHold(
      sql`NOT EXISTS (SELECT 1 FROM audit_seals WHERE account_id = ${accountId} AND number = ${seal.number})`,
    ),
    ...writeNamed("audit_log", ofRows),
    ...writeNamed("audit_changes", ofChanges),
    insertSeal(seal),
    ...enqueueForGate(accountId, opSelect.literal(opOf(seal)), needs.now),
  ]);
  return lost ? null : seal;
}

/** Root of a range: SHA-256 of the leaves in order. */
export async function rootOf(rows: readonly SealedRow[], accountId: number): Promise<string> {
  const leaves = await Promise.all(rows.map((row) => sha256hex(leafText(row, accountId))));
  return sha256hex(leaves.join(""));
}

export const hashed = async (seal: Seal): Promise<HashedSeal> => ({
  ...seal,
  hash: await sha256hex(sealText(seal)),
});

const opOf = ({ number, hash, to }: HashedSeal) => JSON.stringify({ t: "seal", number, hash, to });

async function keptDays(db: Db, accountId: number): Promise<number> {
  const row = await db.get<{ days: number }>(
    sql`SELECT audit_log_days AS days FROM settings WHERE account_id = ${accountId}`,
  );
  return row.days;
}

/** Sealing makes no gate for a company that nobody has entered yet. */
async function hasGate(db: Db, { accountId }: Account): Promise<boolean> {
  const row = await db.get<{ applied: number | null } | undefined>(
    sql`SELECT applied FROM gate_state WHERE account_id = ${accountId}`,
  );
  return row != null && row.applied !== null;
}
