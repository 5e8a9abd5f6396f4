import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../client";

export type ChecklistRow = { item: string; state: "done" | "skipped" };

/** What is known without asking anybody: facts that make a line done by themselves. */
export type ChecklistFacts = {
  people: number;
  administrators: number;
  networkOn: number;
  signoffs: number;
};

export const readChecklist = (db: Db, accountId: number) =>
  db.all<ChecklistRow>(sql`SELECT item, state FROM checklist WHERE account_id = ${accountId}`);

/** Counting stops at two: "more than one" is all that the list asks. */
export const checklistFacts = (db: Db, accountId: number) =>
  db.get<ChecklistFacts>(sql`SELECT
    (SELECT count(*) FROM (SELECT 1 FROM users WHERE account_id = ${accountId} AND deleted_at IS NULL LIMIT 2)) AS people,
    (SELECT count(*) FROM (SELECT 1 FROM reachable_admins WHERE account_id = ${accountId} LIMIT 2)) AS administrators,
    coalesce((SELECT is_on FROM network_state WHERE account_id = ${accountId}), 0) AS networkOn,
    (SELECT count(*) FROM (SELECT 1 FROM notice_signoffs WHERE account_id = ${accountId} LIMIT 1)) AS signoffs`);

/** Puts a line into a state; null opens it again. */
export const writeChecklist = (
  accountId: number,
  item: string,
  state: ChecklistRow["state"] | null,
  at: number,
): SQL =>
  state === null
    ? sql`DELETE FROM checklist WHERE account_id = ${accountId} AND item = ${item}`
    : sql`INSERT INTO checklist(account_id, item, state, at) VALUES (${accountId}, ${item}, ${state}, ${at})
        ON CONFLICT(account_id, item) DO UPDATE SET state = excluded.state, at = excluded.at`;
