import { sql } from "drizzle-orm";
import type { Db } from "../../client";
import { heldPeople } from "./sight";

export type Candidate = { userId: number; publicId: string; name: string; department: string | null };

/** So many people's rights are looked at in one step. */
export const CANDIDATES_A_STEP = 40;

/** People by name to whom a chat could go, the channel's queue first; the one who has it and held people are left out. */
export const candidatesFor = (
  db: Db,
  accountId: number,
  asked: {
    sourceId: number;
    responsibleId: number | null;
    words: readonly string[];
    skip?: number;
    now: number;
  },
): Promise<Candidate[]> =>
  db.all<Candidate>(sql`SELECT u.id AS userId, u.public_id AS publicId, trim(u.name || ' ' || u.surname) AS name, d.name AS department
    FROM users u LEFT JOIN units d ON d.id = u.department_id AND d.account_id = u.account_id
    WHERE u.account_id = ${accountId} AND u.deleted_at IS NULL AND u.kind NOT IN ('integrator', 'api')
      AND u.id IS NOT ${asked.responsibleId} AND u.id NOT IN (${heldPeople(accountId, asked.now)})
      ${
        asked.words.length === 0
          ? sql``
          : sql`AND ${sql.join(
              asked.words.map((word) => sql`instr(u.search_text, ${word}) > 0`),
              sql` AND `,
            )}`
      }
    ORDER BY NOT EXISTS (SELECT 1 FROM source_queue q WHERE q.account_id = u.account_id AND q.source_id = ${asked.sourceId}
      AND q.user_id = u.id), u.sort_key, u.id LIMIT ${CANDIDATES_A_STEP} OFFSET ${asked.skip ?? 0}`);
