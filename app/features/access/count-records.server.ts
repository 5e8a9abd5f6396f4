import { type BoundScope, boundScopeOf, type Permission, scopeOf, type Viewer } from "~/domain/access";
import type { Db } from "~db/client";
import { type Between, countBetween, type RecordTable } from "~db/queries/records-between";
import type { RecordEffect } from "./preview";

/** Kinds of records whose number a preview names, with the right by which their list is shown. */
export const RECORD_RIGHTS = {
  deals: "deals.view",
  contacts: "contacts.view",
  companies: "companies.view",
  tasks: "tasks.view",
  conversations: "conversations.history",
} as const satisfies Record<RecordTable, Permission>;
const KINDS = Object.keys(RECORD_RIGHTS) as RecordTable[];

/** Counted up to here for each person and kind; beyond it the preview says "at least". */
const MOST = 1_000;
/** So many people are counted; a role of thousands is not worth thousands of queries before a save. */
export const PEOPLE_COUNTED = 10;

export type ViewChange = { before: Viewer; after: Viewer };

/** How many records appear for and vanish from these people, with the scopes of the lists themselves (FM-12). */
export async function countRecords(db: Db, changes: readonly ViewChange[]): Promise<RecordEffect[]> {
  const found = await Promise.all(changes.slice(0, PEOPLE_COUNTED).map((change) => ofOne(db, change)));
  return KINDS.flatMap((kind) => {
    const here = found.flat().filter((one) => one.kind === kind);
    const [gained, lost] = [sum(here.map((one) => one.gained)), sum(here.map((one) => one.lost))];
    return gained + lost === 0 ? [] : [{ kind, gained, lost, isMore: here.some((one) => one.isMore) }];
  });
}

async function ofOne(db: Db, { before, after }: ViewChange): Promise<RecordEffect[]> {
  const pairs = KINDS.map((kind) => ({ kind, was: seenBy(before, kind), is: seenBy(after, kind) })).filter(
    ({ was, is }) => JSON.stringify(was) !== JSON.stringify(is),
  );
  const asked = pairs.flatMap(({ kind: table, was, is }): Between[] => [
    { table, shown: is, hidden: was },
    { table, shown: was, hidden: is },
  ]);
  const counts = await countBetween(db, before, asked, MOST + 1);
  return pairs.map(({ kind }, at) => {
    const [gained = 0, lost = 0] = counts.slice(at * 2, at * 2 + 2);
    const isMore = Math.max(gained, lost) > MOST;
    return { kind, gained: Math.min(gained, MOST), lost: Math.min(lost, MOST), isMore };
  });
}

/** Chats stand on channels, where a bound grant shows more; the other lists know the account-wide right alone. */
function seenBy(viewer: Viewer, kind: RecordTable): BoundScope {
  const permission = RECORD_RIGHTS[kind];
  if (kind === "conversations") return boundScopeOf(viewer, permission);
  const nowhere = { own: [], reach: [], any: [] };
  return { base: scopeOf(viewer, permission), sources: nowhere, connections: nowhere };
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
