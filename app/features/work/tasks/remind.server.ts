import { commit } from "~db/queries/guarded-batch";
import { type DueReminder, markReminded } from "~db/queries/work/tasks";
import { queueMail } from "../../mail/queue-mail.server";
import type { Needs } from "../../needs";
import { noticeRows } from "../../notices/notice-rows.server";

/**
 * Reminds whoever is responsible for a task: a notice in the bell, and a mail unless they have switched that off.
 * Exactly once, whoever runs and however often; false when it was done before or is not due any more.
 */
export async function remindOfTask(needs: Needs, reminder: DueReminder): Promise<boolean> {
  const { accountId, publicId, text, dueAt, remindAt, responsibleId } = reminder;
  const users = responsibleId === null ? [] : [responsibleId];
  const once = `task.${publicId}.${remindAt}`;
  const path = `/tasks/${publicId}`;
  const { lost } = await commit(needs.db(accountId), [
    ...markReminded(reminder, needs.now),
    noticeRows(needs, { accountId, users, kind: "task_due", params: { text, dueAt }, link: path, once }),
    queueMail(needs, {
      accountId,
      kind: "task_due",
      to: { users },
      details: { task: text, dueAt, path },
      once,
    }),
  ]);
  if (!lost) needs.bell.ringSoon(accountId);
  return !lost;
}
