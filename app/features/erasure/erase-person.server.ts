import { sql } from "drizzle-orm";
import { can, type Viewer } from "~/domain/access";
import { listCopies } from "~db/queries/copies";
import { findDeparted, knownAs } from "~db/queries/erasure/find";
import { emptyOwnRows, forgetSubjects, scrubTexts, subjectIds } from "~db/queries/erasure/scrub";
import { opSelect } from "~db/queries/gate-ops";
import type { Acting } from "../acting";
import { sealLog } from "../audit/seal-log.server";
import { copyFolder } from "../copies/copy-job.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { forgetInDirectory } from "./forget-in-directory.server";

export type ErasureOutcome =
  | { ok: true; pending: boolean }
  | { ok: false; refusal: "not_found" | "not_typed" | "erased" | "not_allowed" | "conflict" };

/**
 * Erases the personal data of somebody who was deleted (AU-17, security.md row 57): every text of the account that
 * names them, their addresses and devices, the archive of the deletion, mails, exports and copies. The audit log is
 * sealed first; then its values that name them go with their salt, and the chain stays valid. What they did stays,
 * by a number. There is no way back, so the name is typed. Broken off in the middle, it can be done again.
 */
export async function erasePerson(
  needs: Needs,
  acting: Acting & Viewer,
  { person, typed }: { person: string; typed: string },
): Promise<ErasureOutcome> {
  const { accountId, accountPublicId, actor } = acting;
  if (!can(acting, "erasure.execute")) return { ok: false, refusal: "not_allowed" };
  const db = needs.db(accountId);
  const one = await findDeparted(db, accountId, person);
  if (one === null) return { ok: false, refusal: "not_found" };
  if (one.erasedAt !== null) return { ok: false, refusal: "erased" };
  if (typed.trim() !== one.name) return { ok: false, refusal: "not_typed" };
  const { userId } = one;
  // What the gate has not told yet names addresses, too.
  await needs.gate(accountPublicId).flush();
  await sealLog(needs, acting);
  const texts = await knownAs(db, accountId, userId);
  await scrubTexts(db, accountId, texts);
  await forgetInDirectory(needs, { accountId, userId, texts });
  for (const copy of await listCopies(db, accountId))
    await needs.files.remove(copyFolder(accountPublicId, copy.publicId));
  await needs.files.remove(`exports/${accountPublicId}/`);
  const outcome = await change(needs, acting, {
    write: [
      sql`DELETE FROM account_copies WHERE account_id = ${accountId}`,
      ...forgetSubjects(accountId, await subjectIds(db, accountId, userId, texts), needs.now),
      ...emptyOwnRows(accountId, userId),
      sql`INSERT INTO erasure_requests(account_id, user_id, state, asked_at, asked_by, done_at, done_by)
        VALUES (${accountId}, ${userId}, 'done', ${needs.now}, ${actor.userId}, ${needs.now}, ${actor.userId})
        ON CONFLICT DO UPDATE SET state = 'done', done_at = excluded.done_at, done_by = excluded.done_by`,
    ],
    audit: { event: "user_erased", actor, target: { kind: "user", id: userId, name: "" } },
    gate: [
      opSelect.person(accountId, userId),
      opSelect.literal(JSON.stringify({ t: "forget", user: userId })),
    ],
  });
  return outcome.lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: outcome.pending };
}

/** Notes that somebody asked for the erasure of their data; asking twice changes nothing. */
export async function askErasure(needs: Needs, acting: Acting & Viewer, person: string): Promise<boolean> {
  const { accountId, actor } = acting;
  const db = needs.db(accountId);
  const one = can(acting, "erasure.execute") ? await findDeparted(db, accountId, person) : null;
  if (one === null || one.askedAt !== null) return false;
  const outcome = await change(needs, acting, {
    write: [
      sql`INSERT INTO erasure_requests(account_id, user_id, state, asked_at, asked_by)
        VALUES (${accountId}, ${one.userId}, 'asked', ${needs.now}, ${actor.userId})`,
    ],
    audit: {
      event: "user_updated",
      actor,
      target: { kind: "user", id: one.userId, name: one.name },
      changes: [{ field: "erasure", before: null, after: "asked" }],
    },
    gate: [],
  });
  return !outcome.lost;
}
