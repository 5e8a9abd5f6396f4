import { sql } from "drizzle-orm";
import { openDb } from "../../client";
import { commit } from "../../queries/guarded-batch";
import { addLostReasons, addPipeline, listLostReasons, listPipelines } from "../../queries/work/pipelines";
import {
  activity,
  activityChanges,
  companies,
  contactPoints,
  contacts,
  deals,
  notes,
  recordTags,
  tags,
  tasks,
} from "../../schema";
import { insertMany } from "../insert-many";
import type { Language } from "../names";
import { streamOf } from "../random";
import type { Member } from "../staff";
import { clientsOf } from "./clients";
import { dealsOf } from "./deals";
import { tasksOf } from "./tasks";
import { WORK_WORDS } from "./words";

export type WorkPlan = {
  db: D1Database;
  accountId: number;
  seed: number;
  language: Language;
  now: number;
  staff: readonly Member[];
  newId: () => string;
};

/** The records of the demo company: clients, some six hundred deals with their past, and what is to be done. */
export async function storeWork(plan: WorkPlan): Promise<void> {
  const { db, accountId, language, now, newId } = plan;
  const words = WORK_WORDS[language];
  const kinds = ["unsorted", "open", "open", "open", "open", "won", "lost"] as const;
  await commit(openDb({ DB: db }, accountId), [
    sql`UPDATE settings SET currency = ${words.currency} WHERE account_id = ${accountId}`,
    ...addPipeline(
      accountId,
      {
        publicId: newId(),
        name: words.pipeline,
        position: 0,
        stages: words.stages.map((name, at) => ({ publicId: newId(), name, kind: kinds[at]! })),
      },
      now,
    ),
    addLostReasons(
      accountId,
      words.reasons.map((name) => ({ publicId: newId(), name })),
    ),
  ]);
  const opened = openDb({ DB: db }, accountId);
  const [pipeline] = await listPipelines(opened, accountId);
  const reasons = await listLostReasons(opened, accountId);
  const clients = clientsOf(plan, words);
  await db.batch(insertMany(db, companies, clients.companies));
  const companyIds = await idsBy(db, "companies", accountId);
  await db.batch(insertMany(db, contacts, clients.contacts(companyIds)));
  const contactIds = await idsBy(db, "contacts", accountId);
  const told = dealsOf({
    ...plan,
    words,
    stages: pipeline!.stages,
    reasons,
    clients: { companyIds, contactIds, ...clients },
  });
  await db.batch([
    ...insertMany(db, contactPoints, clients.points(companyIds, contactIds)),
    ...insertMany(db, deals, told.deals),
    ...insertMany(
      db,
      tags,
      words.tags.map((name) => ({ accountId, name, key: name.toLowerCase() })),
    ),
  ]);
  const dealIds = await idsBy(db, "deals", accountId);
  const tagIds = await idsBy(db, "tags", accountId, "key");
  const story = told.story(dealIds);
  await db.batch([
    ...insertMany(db, tasks, tasksOf({ ...plan, words, deals: told.deals, dealIds })),
    ...insertMany(db, notes, told.notes(dealIds)),
    ...insertMany(db, recordTags, told.tags(dealIds, [...tagIds.values()])),
    ...insertMany(db, activity, story.lines),
  ]);
  const lineIds = await idsBy(db, "activity", accountId, "action_id");
  await db.batch(insertMany(db, activityChanges, story.changes(lineIds)));
}

/** Inner ids by another unique column of a table of ours. */
async function idsBy(
  db: D1Database,
  table: "companies" | "contacts" | "deals" | "tags" | "activity",
  accountId: number,
  column: "public_id" | "key" | "action_id" = "public_id",
): Promise<Map<string, number>> {
  const { results } = await db
    .prepare(`SELECT id, ${column} AS mark FROM ${table} WHERE account_id = ?`)
    .bind(accountId)
    .all<{ id: number; mark: string }>();
  return new Map(results.map(({ mark, id }) => [mark, id]));
}

/** Who works with clients: everybody with the role of a manager, but not those who left before the records began. */
export const sellersOf = (staff: readonly Member[]) =>
  staff.filter(
    ({ roles, fate }) => roles.includes("manager") && fate !== "deleted" && fate !== "unconfirmed",
  );

export const streamFor = ({ seed }: Pick<WorkPlan, "seed">, name: string) => streamOf(seed, `work ${name}`);
