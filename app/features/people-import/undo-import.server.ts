import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { can, mayTouch } from "~/domain/access";
import { opSelect } from "~db/queries/gate-ops";
import { mustHold, mustStillBe } from "~db/queries/guarded-batch";
import { entomb } from "~db/queries/hand-over/finish";
import { forgetLogin } from "~db/queries/hand-over/forget-login";
import { settleRow } from "~db/queries/import-rows";
import { findPerson } from "~db/queries/person-facts";
import { change } from "../gate/change.server";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";
import { importerNow } from "./importer.server";

const AT_ONCE = 20;
const input = z.strictObject({ importId: z.number() });
type Job = JobFacts<z.infer<typeof input>, number>;
type Made = { line: number; userId: number; publicId: string | null; cameIn: number };

/**
 * Takes a whole import back: everybody it made goes as if never added. Who has signed in meanwhile stays: their work is
 * theirs, and deleting them is a decision of its own.
 */
export const undoImport = jobKind({ name: "undo_import_people", input, cursor: z.number(), step });

async function step(needs: Needs, job: Job): Promise<Chunk<number>> {
  const { accountId } = job;
  const db = needs.db(accountId);
  const rows = await db.all<Made>(sql`SELECT r.line, r.made_id AS userId, u.public_id AS publicId,
      u.last_sign_in_at IS NOT NULL AS cameIn FROM import_rows r
    LEFT JOIN users u ON u.account_id = r.account_id AND u.id = r.made_id AND u.deleted_at IS NULL
    WHERE r.account_id = ${accountId} AND r.job_id = ${job.input.importId} AND r.state = 'made' AND r.made_id IS NOT NULL
      AND r.line > ${job.cursor ?? 0} ORDER BY r.line LIMIT ${AT_ONCE}`);
  if (rows.length === 0) return { cursor: null, done: job.done };
  const write: SQL[] = [];
  for (const row of rows) {
    const isGone = row.publicId === null || (row.cameIn === 0 && (await remove(needs, job, row.publicId)));
    if (!isGone) continue;
    await forget(needs, accountId, row.userId);
    const ref = { accountId, jobId: job.input.importId };
    write.push(settleRow(ref, row.line, { state: "undone", madeId: row.userId }));
  }
  return { write, cursor: rows.at(-1)?.line ?? 0, done: job.done + rows.length };
}

/** The tombstone, if nobody has come in by it meanwhile. */
async function remove(needs: Needs, job: Job, publicId: string): Promise<boolean> {
  const { accountId } = job;
  const by = await importerNow(needs, job);
  const person = await findPerson(needs.db(accountId), { accountId, publicId });
  if (by === null || person === null) return false;
  const target = { responsibles: [person] };
  const mayRemove =
    can(by, "users.create") && (can(by, "users.view", target) || can(by, "users.delete", target));
  if (!mayRemove || mayTouch(by, person) !== null) return false;
  const { userId } = person;
  const leaver = { accountId, userId, handOverId: 0, plan: [], now: needs.now };
  const outcome = await change(needs, job, {
    write: [
      mustStillBe(accountId, by.actor),
      mustHold(sql`EXISTS (SELECT 1 FROM users WHERE account_id = ${accountId} AND id = ${userId}
        AND last_sign_in_at IS NULL AND deleted_at IS NULL)`),
      ...entomb(leaver),
    ],
    audit: {
      event: "user_deleted",
      actor: by.actor,
      target: { kind: "user", id: userId, name: person.name },
      changes: [{ field: "import_undone", before: false, after: true }],
    },
    gate: [opSelect.person(accountId, userId)],
    keepsAdministrator: true,
  });
  return !outcome.lost;
}

/** The directory's half; may be repeated. */
async function forget(needs: Needs, accountId: number, userId: number): Promise<void> {
  const login = await needs.directory.get<{ identityId: number; email: string } | undefined>(
    sql`SELECT i.id AS identityId, i.email FROM identity_accounts a JOIN identities i ON i.id = a.identity_id
      WHERE a.account_id = ${accountId} AND a.user_id = ${userId}`,
  );
  if (login !== undefined)
    await forgetLogin(needs.directory, { ...login, accountId, userId, now: needs.now });
}
