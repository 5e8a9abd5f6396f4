import { sql } from "drizzle-orm";
import type { Db } from "../client";

export type Company = {
  name: string;
  timeZone: string;
  weekStart: number;
  language: string;
  /** The department made with the company, renamed on the same page (features C4). */
  departmentId: number | null;
  departmentName: string | null;
  authLogDays: number;
  auditLogDays: number;
  showsPage: number;
  noticeVersion: number;
};

/** The company's settings as D1 has them. */
export function findCompany(db: Db, accountId: number): Promise<Company> {
  return db.get<Company>(sql`SELECT s.company_name AS name, s.time_zone AS timeZone, s.week_start AS weekStart, s.language,
      d.id AS departmentId, d.name AS departmentName, s.auth_log_days AS authLogDays, s.audit_log_days AS auditLogDays,
      s.shows_page AS showsPage, s.notice_version AS noticeVersion
    FROM settings s LEFT JOIN units d ON d.id = (SELECT min(n.id) FROM units n
      WHERE n.account_id = s.account_id AND n.kind = 'department')
    WHERE s.account_id = ${accountId}`);
}
