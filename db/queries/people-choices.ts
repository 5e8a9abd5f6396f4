import { sql } from "drizzle-orm";
import type { Db } from "../client";

export type Choice = { id: number; publicId: string; name: string; template: string | null };

/** Departments and roles that a filter or a form may offer; at most 200 of each. */
export async function peopleChoices(db: Db, accountId: number) {
  const rows = await db.all<Choice & { kind: "department" | "role" | "group" }>(sql`
    SELECT * FROM (SELECT 'department' AS kind, n.id, n.public_id AS publicId, n.name, NULL AS template FROM units n
      WHERE n.account_id = ${accountId} AND n.kind = 'department' AND n.is_active = 1 ORDER BY n.name LIMIT 200)
    UNION ALL SELECT * FROM (SELECT 'group' AS kind, n.id, n.public_id AS publicId, n.name, NULL AS template FROM units n
      WHERE n.account_id = ${accountId} AND n.kind <> 'department' AND n.is_active = 1 ORDER BY n.name LIMIT 200)
    UNION ALL SELECT * FROM (SELECT 'role' AS kind, r.id, r.public_id AS publicId, r.name, r.template FROM roles r
      WHERE r.account_id = ${accountId} AND r.family <> 'implicit' ORDER BY r.id LIMIT 200)`);
  const of = (kind: string): Choice[] => rows.filter((row) => row.kind === kind);
  return { departments: of("department"), roles: of("role"), groups: of("group") };
}
