import { countUnread, listNotices, markRead } from "~db/queries/notices";
import type { Needs } from "../needs";

const SHOWN = 30;
type Reader = { accountId: number; userId: number };

/** What the bell shows: the newest notices of the person, and how many are new. */
export async function readNotices(needs: Needs, { accountId, userId }: Reader) {
  const db = needs.db(accountId);
  const [unread, notices] = await Promise.all([
    countUnread(db, accountId, userId),
    listNotices(db, accountId, userId, SHOWN),
  ]);
  return { unread, notices };
}
export type Notices = Awaited<ReturnType<typeof readNotices>>;

/** Marks one's own notice as read; null = all of them. */
export async function readOne(needs: Needs, { accountId, userId }: Reader, id: string | null): Promise<void> {
  await needs.db(accountId).run(markRead(accountId, userId, id, needs.now));
}
