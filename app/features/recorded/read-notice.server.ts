import { findCompany } from "~db/queries/company";
import { findSignoff, listAdministrators, listHeads } from "~db/queries/notice";
import type { Needs } from "../needs";

const NAMES_AT_MOST = 6;

/** What is recorded, for how long, who can see it, and when this person has confirmed to know it (FM-14). */
export async function readNotice(
  needs: Pick<Needs, "db">,
  person: { accountId: number; userId: number; departmentId: number | null },
) {
  const { accountId, userId, departmentId } = person;
  const db = needs.db(accountId);
  const company = await findCompany(db, accountId);
  const [heads, administrators, signedAt] = await Promise.all([
    listHeads(db, accountId, departmentId),
    listAdministrators(db, accountId, NAMES_AT_MOST),
    findSignoff(db, accountId, userId, company.noticeVersion),
  ]);
  return {
    company: company.name,
    authLogDays: company.authLogDays,
    auditLogDays: company.auditLogDays,
    showsPage: company.showsPage === 1,
    version: company.noticeVersion,
    heads,
    administrators,
    signedAt,
  };
}

export type Notice = Awaited<ReturnType<typeof readNotice>>;
