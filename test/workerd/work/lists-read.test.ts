import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TASK_VIEWS } from "~/domain/work/tasks";
import { readAuditSearch } from "~/features/audit/page/search";
import { showAudit } from "~/features/audit/page/show-audit.server";
import { readChatQuery } from "~/features/conversations/chat-query";
import { listChats } from "~/features/conversations/list-chats.server";
import { readSearch } from "~/features/log/search";
import { showLog } from "~/features/log/show-log.server";
import type { Needs } from "~/features/needs";
import { readNotices } from "~/features/notices/read-notices.server";
import { listPeople } from "~/features/people/list-people.server";
import { readListQuery } from "~/features/people/list-query";
import { showBin } from "~/features/work/bin/show-bin.server";
import { listDeals } from "~/features/work/deals/list-deals.server";
import { showBoard } from "~/features/work/deals/show-board.server";
import { readRecordQuery } from "~/features/work/list/record-query";
import { listParties } from "~/features/work/parties/list-parties.server";
import type { Reader } from "~/features/work/reader";
import { searchRecords } from "~/features/work/search/search-records.server";
import { listTasks } from "~/features/work/tasks/list-tasks.server";
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
}, 600_000);
afterAll(() => console.log(`lists read: ${JSON.stringify(report)}`));

type List = (needs: Needs, viewer: Reader) => Promise<unknown>;
const params = (query = "") => new URLSearchParams(query);
const zone = "Europe/Warsaw";
const records = (query = "") => readRecordQuery(params(query));
const tasks =
  (view: (typeof TASK_VIEWS)[number], whose: "me" | "all"): List =>
  (needs, viewer) =>
    listTasks(needs, viewer, { view, whose, cursor: null, zone, page: "" });
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
const OWN_BOUNDS: Record<string, Partial<Bounds>> = {
  // No index knows the status: a stretch of 20,000 rows, looked through for the page, its end, and the count.
  "deals, won": { administrator: 80_100, head: 140_000 },
  "deals, a word that all have": { administrator: 20_000, head: 70_000 },
  search: { administrator: 20_000 },
  // Chats have no index of their clients' names: a stretch of the newest 20,000 is looked through.
  "search of what is nowhere": { administrator: 20_100 },
  board: { head: 110_000 },
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
