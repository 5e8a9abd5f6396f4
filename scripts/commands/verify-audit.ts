import type { KeptSeal } from "~/domain/log/seal";
import { type Report, verifyLog } from "~/features/audit/verify-log.server";
import { openDb } from "~db/client";
import { logReader } from "~db/queries/audit-log/reader";

export type Verified = Report & { company: string };
/** What stands outside the database: each gate's last seal by account, and a head from a mail. */
export type Outside = { gates?: ReadonlyMap<number, KeptSeal>; head?: { number: number; hash: string } };

/**
 * Verifies the audit log of every company, or of one by its public id or exact name (security.md row 44). `now` in ms:
 * ranges whose time has passed by then may be gone.
 */
export async function verifyAudit(d1: D1Database, account: string | null, outside: Outside, now: number) {
  const { results } = await d1
    .prepare(`SELECT s.account_id AS id, s.company_name AS company, g.applied FROM settings s
      LEFT JOIN gate_state g ON g.account_id = s.account_id
      WHERE ?1 IS NULL OR s.account_public_id = ?1 OR s.company_name = ?1 ORDER BY s.account_id`)
    .bind(account)
    .all<{ id: number; company: string }>();
  const all: Verified[] = [];
  for (const { id, company } of results) {
    const gate = outside.gates === undefined ? {} : { gate: outside.gates.get(id) ?? null };
    const witnesses = { ...gate, ...(outside.head === undefined ? {} : { head: outside.head }) };
    all.push({ company, ...(await verifyLog(logReader(openDb({ DB: d1 }, id), id), witnesses, now)) });
  }
  return all;
}
