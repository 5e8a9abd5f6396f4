import { countWaiting, listBroken, listMailLog } from "~db/queries/mail-log";
import type { Needs } from "../../needs";
import type { MailSearch } from "./mail-search";

const PAGE = 50;

/** The page Mail: where letters go, what waits, whose mailbox is broken, and the delivery log [MC-81, MC-83]. */
export async function showMailLog(needs: Needs, accountId: number, wanted: MailSearch) {
  const db = needs.db(accountId);
  const filter = {
    ...(wanted.state === null ? {} : { state: wanted.state }),
    ...(wanted.kind === null ? {} : { kind: wanted.kind }),
    search: wanted.search,
  };
  const [lines, broken, waiting] = await Promise.all([
    listMailLog(db, accountId, filter, { before: wanted.before, limit: PAGE + 1 }),
    listBroken(db, accountId),
    countWaiting(db, accountId),
  ]);
  const page = lines.slice(0, PAGE);
  return {
    driver: needs.mailer.driver?.name ?? null,
    waiting,
    broken,
    lines: page.map(({ id: _, mayRetry, ...line }) => ({ ...line, mayRetry: mayRetry === 1 })),
    next: lines.length > PAGE ? String(page.at(-1)?.id) : null,
  };
}
export type MailLogData = Awaited<ReturnType<typeof showMailLog>>;
