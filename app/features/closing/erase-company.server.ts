import { type DueCompany, eraseRows, forgetAccount, lastRows, markErasing } from "~db/queries/closing/erase";
import { commit } from "~db/queries/guarded-batch";
import type { Needs } from "../needs";

/** Rows a statement. */
const PORTION = 1_000;

/**
 * Erases a company whose grace is over (AU-23): the gate with its sessions and tokens, the files, every row, and the
 * identities of people who belong to no other company. Each step may be done again, so whatever broke off goes on at
 * the next tick; the row by which the company is found goes last. `until`: of `needs.clock`, how long to work.
 * True when nothing is left.
 */
export async function eraseCompany(needs: Needs, company: DueCompany, until: number): Promise<boolean> {
  const { accountId, accountPublicId } = company;
  const db = needs.db(accountId);
  if (!(await markErasing(db, accountId, needs.now))) return false;
  await needs.gate(accountPublicId).erase();
  for (const folder of ["copies", "exports"]) await needs.files.remove(`${folder}/${accountPublicId}/`);
  while (!(await eraseRows(db, accountId, PORTION))) if (needs.clock() >= until) return false;
  await forgetAccount(needs.directory, company, needs.now);
  await commit(db, await lastRows(db, accountId));
  return true;
}
