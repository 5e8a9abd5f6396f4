import { sql } from "drizzle-orm";
import type { HoldKind } from "../../app/domain/holds/holds";
import type { Db } from "../client";
import { holdIsOpen } from "./people-rows";

type Row = {
  id: string;
  kind: HoldKind;
  reason: string;
  showReason: number;
  startsAt: number;
  endsAt: number | null;
  by: string | null;
  liftedAt: number | null;
  liftedBy: string | null;
};

/** The holds of a person, open and past, the newest first; at most 50 (semantics 7). */
export async function listHolds(db: Db, accountId: number, userId: number) {
  const rows = await db.all<Row>(sql`SELECT h.id AS id, h.kind AS kind, h.reason AS reason,
      h.show_reason AS showReason, h.starts_at AS startsAt, h.ends_at AS endsAt,
      (SELECT trim(b.name || ' ' || b.surname) FROM users b WHERE b.account_id = h.account_id AND b.id = h.created_by) AS "by",
      h.lifted_at AS liftedAt,
      (SELECT trim(l.name || ' ' || l.surname) FROM users l WHERE l.account_id = h.account_id AND l.id = h.lifted_by) AS liftedBy
    FROM holds h INDEXED BY holds_newest WHERE h.account_id = ${accountId} AND h.user_id = ${userId}
    ORDER BY -h.starts_at, h.id LIMIT 50`);
  return rows.map((row) => ({ ...row, showReason: row.showReason === 1 }));
}

/** Is any hold of the person open at `now`? */
export async function isHeld(db: Db, accountId: number, userId: number, now: number): Promise<boolean> {
  const { n } = await db.get<{ n: number }>(sql`SELECT EXISTS (SELECT 1 FROM holds h
    WHERE h.account_id = ${accountId} AND h.user_id = ${userId} AND ${holdIsOpen(now)}) AS n`);
  return n === 1;
}
