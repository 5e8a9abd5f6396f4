import { queueMail } from "~/features/mail/queue-mail.server";
import { openDb } from "~db/client";
import { commit } from "~db/queries/guarded-batch";
import { administratorsOf } from "~db/queries/system-problems";

/**
 * Queues the operator's news for the administrators of every company, but for those who switched such letters off; cron
 * sends it within a minute [MC-51]. Answers how many letters were queued. `now` in ms.
 */
export async function tellNews(d1: D1Database, news: string, now: number): Promise<number> {
  const { results } = await d1
    .prepare("SELECT account_id AS id FROM settings ORDER BY account_id")
    .all<{ id: number }>();
  const count = async () =>
    (await d1.prepare("SELECT count(*) AS n FROM mail_outbox WHERE kind = 'system'").first<number>("n")) ?? 0;
  const before = await count();
  for (const { id: accountId } of results)
    await commit(openDb({ DB: d1 }, accountId), [
      queueMail(
        { now },
        { accountId, kind: "system", to: { users: administratorsOf(accountId) }, details: { news } },
      ),
    ]);
  return (await count()) - before;
}
