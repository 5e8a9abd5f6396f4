import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { opSelect, roleJson } from "~db/queries/gate-ops";
import { everybodyOf, membersOf, usersOf } from "~db/queries/grants";
import type { SubjectKind } from "./subject-kinds";

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

/** Ids of the people whose rights a grant to these subjects changes. */
export function touchedBy(accountId: number, kind: SubjectKind, ids: readonly number[]): SQL {
  if (kind === "everybody") return everybodyOf(accountId);
  return kind === "user" ? usersOf(ids) : membersOf(accountId, ids);
}

/** The new state of whoever holds a grant: a person, a unit, or what everybody was given. */
export function holderOp(accountId: number, kind: SubjectKind, id: number): SQL {
  if (kind === "everybody") return opSelect.everybody(accountId);
  return kind === "user" ? opSelect.person(accountId, id) : opSelect.unit(accountId, id);
}

export const versionsOp = (accountId: number, which: SQL): SQL =>
  opSelect.versions(accountId, sql`u.id IN (${which})`);
