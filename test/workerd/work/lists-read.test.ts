import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TASK_VIEWS } from "~/domain/work/tasks";
import { REVIEW_LISTS, readReviewQuery } from "~/features/access/review/review-query";
import { showPersonReview } from "~/features/access/review/show-person-review.server";
import { showReview } from "~/features/access/review/show-review.server";
import { readAuditSearch } from "~/features/audit/page/search";
import { showAudit } from "~/features/audit/page/show-audit.server";
import { readChatQuery } from "~/features/conversations/chat-query";
import { listChats } from "~/features/conversations/list-chats.server";
import { MOST_ROWS } from "~/features/import-table/read-table";
import { readSearch } from "~/features/log/search";
import { showLog } from "~/features/log/show-log.server";
import type { Needs } from "~/features/needs";
import { linkNewcomers } from "~/features/newcomers/link-newcomers.server";
import { showCreate } from "~/features/newcomers/show-create.server";
import { readNotices } from "~/features/notices/read-notices.server";
import { listPeople } from "~/features/people/list-people.server";
import { readListQuery } from "~/features/people/list-query";
import { showPeopleImport } from "~/features/people-import/answer-import.server";
import { showBin } from "~/features/work/bin/show-bin.server";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { showBoard } from "~/features/work/deals/show-board.server";
import { readRecordQuery } from "~/features/work/list/record-query";
import { listParties } from "~/features/work/parties/list-parties.server";
import { searchRecords } from "~/features/work/search/search-records.server";
import { listTasks } from "~/features/work/tasks/list-tasks.server";
import { showRecordsImport } from "~/features/work-import/answer-import.server";
import { rememberedMappings } from "~/features/work-import/mappings.server";
import { openDb } from "~db/client";
import { bigCompany } from "../../support/big-company";
import { changerOf } from "../../support/changer";
import { env } from "../../support/company";
import { countingD1 } from "../../support/counting-d1";

type Sizes = { LIST_RECORDS?: string; LIST_PEOPLE?: string };
const { LIST_RECORDS, LIST_PEOPLE } = env as unknown as Sizes;
/** The proof asks the same of 100,000 and 5,000 (test/proofs/work). */
const [RECORDS, PEOPLE] = [Number(LIST_RECORDS) || 5_000, Number(LIST_PEOPLE) || 500];

let company: Awaited<ReturnType<typeof bigCompany>>;
const counting = countingD1(env.DB);
const report = { reads: {} as Record<string, Record<string, number>>, over: [] as string[] };
beforeAll(async () => {
  company = await bigCompany(PEOPLE, RECORDS);
  for (const { userId } of Object.values(company.who))
    for (const kind of ["import_people", "import_records"]) await anImport(kind, userId);
}, 600_000);

/** An import of the longest file, half of whose rows made nothing. */
async function anImport(kind: string, userId: number): Promise<void> {
  const { accountId } = company;
  const [job] = await company.rows<{ id: number }>(
    `INSERT INTO jobs(account_id, public_id, kind, state, input, created_by, created_at, updated_at)
      VALUES (?, ?, ?, 'done', '{}', ?, 0, 0) RETURNING id`,
    ...[accountId, `${kind}${userId}`, kind, userId],
  );
  await company.rows(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MOST_ROWS})
      INSERT INTO import_rows(account_id, job_id, line, data, state, reason)
      SELECT ?, ?, i, '{}', CASE i % 2 WHEN 0 THEN 'made' ELSE 'refused' END, 'email' FROM n`,
    ...[accountId, job?.id ?? 0],
  );
}
afterAll(() => console.log(`lists read: ${JSON.stringify(report)}`));

type Who = Awaited<ReturnType<typeof changerOf>> & { preview: null };
type List = (needs: Needs, viewer: Who) => Promise<unknown>;
const params = (query = "") => new URLSearchParams(query);
const zone = "Europe/Warsaw";
const records = (query = "") => readRecordQuery(params(query));
const tasks =
  (view: (typeof TASK_VIEWS)[number], whose: "me" | "all"): List =>
  (needs, viewer) =>
    listTasks(needs, viewer, { view, whose, cursor: null, zone, page: "" });
const begun = async (page: Promise<unknown>) => expect(await page).not.toBeNull();
/** Every list as its page asks for it, with all that stands around it. */
const LISTS: Record<string, List> = {
  deals: (needs, viewer) => listDeals(needs, viewer, records(), ""),
  "deals, won": (needs, viewer) => listDeals(needs, viewer, records("status=won"), ""),
  "deals, a word that all have": (needs, viewer) => listDeals(needs, viewer, records("q=needle"), ""),
  board: (needs, viewer) => showBoard(needs, viewer, records(), ""),
  contacts: (needs, viewer) => listParties(needs, viewer, "contact", records(), ""),
  companies: (needs, viewer) => listParties(needs, viewer, "company", records(), ""),
  ...Object.fromEntries(TASK_VIEWS.map((view) => [`tasks, ${view}`, tasks(view, "all")])),
  "own tasks": tasks("later", "me"),
  chats: (needs, viewer) => listChats(needs, viewer, readChatQuery(params()), ""),
  "chats that wait": (needs, viewer) => listChats(needs, viewer, readChatQuery(params("waiting=1")), ""),
  search: (needs, viewer) => searchRecords(needs, viewer, "needle"),
  "search of what is nowhere": (needs, viewer) => searchRecords(needs, viewer, "nowhere"),
  bin: showBin,
  users: (needs, viewer) => listPeople(needs, viewer, readListQuery(params())),
  "authorization log": (needs, viewer) =>
    showLog(
      needs,
      { ...viewer, language: "en", zone },
      { search: readSearch(params()), before: null, after: null },
    ),
  "audit log": (needs, { accountId, userId }) =>
    showAudit(
      needs,
      { accountId, userId, zone },
      { search: readAuditSearch(params()), before: null, after: null },
    ),
  notices: readNotices,
  "import of people": (needs, viewer) =>
    Promise.all([
      showCreate(needs, viewer),
      begun(showPeopleImport(needs, viewer, `import_people${viewer.userId}`)),
    ]),
  "import of deals": (needs, viewer) =>
    Promise.all([
      rememberedMappings(needs, viewer, "deal"),
      begun(showRecordsImport(needs, viewer, `import_records${viewer.userId}`)),
    ]),
  "a newcomer": showCreate,
  "newcomers whose directory is behind": linkNewcomers,
  ...Object.fromEntries(
    REVIEW_LISTS.map((list): [string, List] => [
      `access review, ${list}`,
      (needs, viewer) => showReview(needs, viewer, readReviewQuery(params(`list=${list}`))),
    ]),
  ),
  "access review of a person": (needs, viewer) =>
    showPersonReview(needs, viewer, company.who.common.publicId, 90),
};

/** Whose list it is: an administrator's, of a hundred rows, of three, of none, without a right, of everybody's head. */
const WHO = ["administrator", "common", "rare", "empty", "none", "head"] as const;
type Bounds = Record<(typeof WHO)[number], number>;
/**
 * The most rows that a page reads, at any size. A head's grows with the people in reach, who are read once for each
 * question; nobody's grows with the records.
 */
const BOUNDS: Bounds = {
  administrator: 4_000,
  common: 1_000,
  rare: 600,
  empty: 600,
  none: 600,
  head: 60_000,
};
/** Seats are counted, and each unit's members: everybody twice, and what hangs on them. */
const ASIDE = 4 * PEOPLE + 500;
const everyone = (most: number): Bounds => ({
  ...{ administrator: most, common: most, rare: most, empty: most, none: most, head: most },
});
const OWN_BOUNDS: Record<string, Partial<Bounds>> = {
  // No index knows the status: a stretch of 20,000 rows, looked through for the page, its end, and the count.
  "deals, won": { administrator: 80_100, head: 140_000 },
  "deals, a word that all have": { administrator: 20_000, head: 70_000 },
  search: { administrator: 20_000 },
  // Chats have no index of their clients' names: a stretch of the newest 20,000 is looked through.
  "search of what is nowhere": { administrator: 20_100 },
  // The rows of one file are counted by what became of them.
  "import of people": everyone(MOST_ROWS + ASIDE),
  "import of deals": everyone(MOST_ROWS + 200),
  "a newcomer": everyone(ASIDE),
  // Everybody is put in order for the 500 longest unused, of whom roles, holds and the last review are read.
  ...Object.fromEntries(
    REVIEW_LISTS.map((list) => [`access review, ${list}`, { administrator: 2 * PEOPLE + 5_000 }]),
  ),
};

describe.each(Object.keys(LISTS))(`of ${RECORDS} records and ${PEOPLE} people: %s`, (list) => {
  test.each(WHO)("%s", async (who) => {
    const viewer = { ...(await changerOf(company, company.who[who])), preview: null };
    const needs = { ...company.needs(), db: (id: number) => openDb({ ...env, DB: counting.db }, id) };
    counting.take();
    await LISTS[list]?.(needs, viewer);
    const read = counting.take();
    const most = { ...BOUNDS, ...OWN_BOUNDS[list] }[who];
    report.reads[list] = { ...report.reads[list], [who]: read };
    if (read > most) report.over.push(`${list}, ${who}: ${read} > ${most}`);
    expect(read).toBeLessThanOrEqual(most);
  });
});
