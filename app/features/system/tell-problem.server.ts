import { type SQL, sql } from "drizzle-orm";
import { PAGE_OF_PROBLEM, type SystemProblem } from "~/domain/mail/system";
import { commit } from "~db/queries/guarded-batch";
import { administratorsOf } from "~db/queries/system-problems";
import { queueMail } from "../mail/queue-mail.server";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

export type Found = {
  accountId: number;
  problem: SystemProblem;
  /** Names the occasion: of one, each administrator is told once. */
  occasion: string;
  /** Since when, or when it was found (ms). */
  at: number;
  /** Which of several it is, and its own page. */
  name?: string;
  path?: string;
  /** Whom it concerns, as a select of inner ids; else the administrators. */
  users?: SQL;
};

/** Tells whom it concerns by mail, unless they switched that off, and in the product [MC-51]. False: told before. */
export async function tellProblem(needs: Needs, found: Found): Promise<boolean> {
  const { accountId, problem, at, name, path, users = administratorsOf(found.accountId) } = found;
  const db = needs.db(accountId);
  const once = `system:${problem}:${found.occasion}`;
  const told = await db.get<{ yes: number } | undefined>(
    sql`SELECT 1 AS yes FROM mail_outbox WHERE account_id = ${accountId} AND once_key = ${once} LIMIT 1`,
  );
  if (told !== undefined) return false;
  const link = path ?? PAGE_OF_PROBLEM[problem];
  const named = name === undefined ? {} : { name };
  await commit(db, [
    queueMail(needs, {
      accountId,
      kind: "system",
      to: { users },
      details: { problem, at, path: link, ...named },
      once,
    }),
    noticeRows(needs, { accountId, users, kind: "system", params: { problem, at, ...named }, link, once }),
  ]);
  needs.mailer.sendSoon();
  needs.bell.ringSoon(accountId);
  return true;
}
