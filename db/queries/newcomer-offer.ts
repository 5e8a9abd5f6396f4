import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { listRolesUncounted } from "./roles";
import { listUnits } from "./units";

export type OfferedSource = { id: number; publicId: string; name: string };

/** All that a newcomer can be given: roles, units, channels, and the channels of each department. */
export async function readOffer(db: Db, accountId: number) {
  const [roles, units, sources, ofDepartments] = await Promise.all([
    listRolesUncounted(db, accountId),
    listUnits(db, accountId),
    db.all<OfferedSource>(sql`SELECT id, public_id AS publicId, name FROM sources
      WHERE account_id = ${accountId} AND status <> 'off' ORDER BY name LIMIT 200`),
    db.all<{
      departmentId: number;
      sourceId: number;
    }>(sql`SELECT department_id AS departmentId, source_id AS sourceId
      FROM department_sources WHERE account_id = ${accountId}`),
  ]);
  const sourcesOf = (departmentId: number | null) =>
    ofDepartments.filter((one) => one.departmentId === departmentId).map(({ sourceId }) => sourceId);
  return { roles, units, sources, sourcesOf };
}

export type Offer = Awaited<ReturnType<typeof readOffer>>;
