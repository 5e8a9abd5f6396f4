import { publicId } from "~/domain/ids/public-id";
import { authEntry, type Origin } from "~/domain/log/entry";
import type { Actor } from "~db/queries/audit";
import { findCompany } from "~db/queries/company";
import { writeAuthEntry } from "~db/queries/gate-notes";
import { commit, mustStillBe } from "~db/queries/guarded-batch";
import { writeSignoff } from "~db/queries/notice";
import type { Needs } from "../needs";

/**
 * The person confirms to know what is recorded: the date is kept and stands in the log (FM-14). The version is the
 * one that was shown; when the notice has changed meanwhile, or was confirmed already, nothing is written (`lost`).
 */
export async function acknowledgeNotice(
  needs: Needs,
  facts: { accountId: number; actor: Actor; client: Origin; version: number },
): Promise<{ lost: boolean }> {
  const { accountId, actor, client, version } = facts;
  const db = needs.db(accountId);
  if ((await findCompany(db, accountId)).noticeVersion !== version) return { lost: true };
  const entry = authEntry({
    opId: publicId(needs.random(16)),
    at: needs.now,
    userId: actor.userId,
    event: "notice_acknowledged",
    result: "success",
    origin: client,
    sessionId: actor.sessionId,
    detail: String(version),
  });
  return commit(db, [
    mustStillBe(accountId, actor),
    ...writeSignoff(accountId, actor.userId, version, needs.now),
    writeAuthEntry(accountId, entry),
  ]);
}
