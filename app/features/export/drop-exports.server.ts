import { sql } from "drizzle-orm";
import { LINK_MS } from "~/domain/export/tables";
import type { Needs } from "../needs";
import { exportFolder } from "./export-job.server";

type Old = { id: number; publicId: string; accountPublicId: string };

/** Removes the files of exports that nobody can fetch any more; their jobs say `gone` from then on. */
export async function dropOldExports(needs: Needs, kinds: readonly string[]): Promise<number> {
  const db = needs.db(0);
  const old =
    await db.all<Old>(sql`SELECT j.id, j.public_id AS publicId, s.account_public_id AS accountPublicId
    FROM settings s CROSS JOIN jobs j INDEXED BY jobs_account ON j.account_id = s.account_id
    WHERE j.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)})) AND j.state = 'done' AND j.finished_at <= ${needs.now - LINK_MS}
      AND j.result ->> 'gone' IS NULL LIMIT 50`);
  for (const { id, publicId, accountPublicId } of old) {
    await needs.files.remove(exportFolder(accountPublicId, publicId));
    await db.run(sql`UPDATE jobs SET result = json_set(result, '$.gone', 1) WHERE id = ${id}`);
  }
  return old.length;
}
