import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { opSelect, roleJson } from "~db/queries/gate-ops";

/** People in one op: a row of D1 holds 2 MB at most. */
const PEOPLE_IN_AN_OP = 400;

/** The whole state of many people, in as many ops as their number needs. `which` selects user ids. */
export function peopleOps(accountId: number, which: SQL, count: number): SQL[] {
  const ops: SQL[] = [];
  for (let at = 0; at <= count; at += PEOPLE_IN_AN_OP) {
    ops.push(
      opSelect.people(
        accountId,
        sql`SELECT * FROM (${which}) ORDER BY 1 LIMIT ${PEOPLE_IN_AN_OP} OFFSET ${at}`,
      ),
    );
  }
  return ops;
}

/** A role that the same batch made, found by its public id. */
export const roleOp = (accountId: number, publicId: string): SQL =>
  sql`SELECT ${roleJson} AS op FROM roles r WHERE r.account_id = ${accountId} AND r.public_id = ${publicId}`;

export const versionsOp = (accountId: number, which: SQL): SQL =>
  opSelect.versions(accountId, sql`u.id IN (${which})`);
