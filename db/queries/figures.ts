import { sql } from "drizzle-orm";
import type { Scope } from "../../app/domain/access";
import type { Db } from "../client";
import { inScope } from "./scope";

/** Figures of a company since an instant (ms), without anybody's name (MC-28). Amounts in minor units. */
export type GeneralFigures = Record<
  "in" | "out" | "chats" | "created" | "createdAmount" | "won" | "wonAmount" | "lost",
  number
>;

/** Reads the messages and deals of the period, and nothing else. */
export const generalFigures = (db: Db, accountId: number, from: number): Promise<GeneralFigures> =>
  db.get<GeneralFigures>(sql`SELECT m.*, c.*, d.* FROM
    (SELECT coalesce(sum(direction = 'in'), 0) AS "in", coalesce(sum(direction = 'out'), 0) AS "out",
      count(DISTINCT conversation_id) AS chats FROM messages INDEXED BY messages_at
      WHERE account_id = ${accountId} AND at >= ${from} AND direction IN ('in', 'out')) m,
    (SELECT count(*) AS created, coalesce(sum(amount), 0) AS createdAmount FROM deals INDEXED BY deals_created
      WHERE account_id = ${accountId} AND created_at >= ${from} AND deleted_at IS NULL) c,
    (SELECT coalesce(sum(stage_kind = 'won'), 0) AS won, coalesce(sum(amount) FILTER (WHERE stage_kind = 'won'), 0) AS wonAmount,
      coalesce(sum(stage_kind = 'lost'), 0) AS lost FROM deals INDEXED BY deals_closed
      WHERE account_id = ${accountId} AND closed_at >= ${from} AND deleted_at IS NULL) d`);

/** Figures of one person. Deals created by hand only (MC-69); won, lost and tasks of whoever is responsible. */
export type PersonFigures = Record<"out" | "created" | "won" | "wonAmount" | "lost" | "tasks", number>;

/** Figures of these people since an instant (ms), one row each, in the order of their ids. */
export const personFigures = (db: Db, accountId: number, from: number, users: readonly number[]) =>
  db.all<
    { user: number } & PersonFigures
  >(sql`WITH who AS MATERIALIZED (SELECT value AS id FROM json_each(${JSON.stringify(users)})),
    closed AS MATERIALIZED (SELECT responsible_id AS id, sum(stage_kind = 'won') AS won,
        sum(amount) FILTER (WHERE stage_kind = 'won') AS wonAmount, sum(stage_kind = 'lost') AS lost
      FROM who CROSS JOIN deals d INDEXED BY deals_responsible ON d.account_id = ${accountId} AND d.responsible_id = who.id
        AND d.updated_at >= ${from} AND d.deleted_at IS NULL AND d.closed_at >= ${from} GROUP BY 1)
    SELECT who.id AS user,
      (SELECT count(*) FROM messages m INDEXED BY messages_author WHERE m.account_id = ${accountId} AND m.author_id = who.id
        AND m.at >= ${from} AND m.direction = 'out') AS "out",
      (SELECT count(*) FROM deals d INDEXED BY deals_created_by WHERE d.account_id = ${accountId} AND d.created_by = who.id
        AND d.created_at >= ${from} AND EXISTS (SELECT 1 FROM activity a WHERE a.account_id = d.account_id
          AND a.object_kind = 'deal' AND a.object_id = d.id AND a.kind = 'record_created' AND a.source = 'page')) AS created,
      coalesce(c.won, 0) AS won, coalesce(c.wonAmount, 0) AS wonAmount, coalesce(c.lost, 0) AS lost,
      (SELECT count(*) FROM tasks t INDEXED BY tasks_done WHERE t.account_id = ${accountId} AND t.responsible_id = who.id
        AND t.done_at >= ${from}) AS tasks
    FROM who LEFT JOIN closed c ON c.id = who.id`);

export type FiguresPerson = { user: number; id: string; name: string; department: string | null };
/** Public id of the person beside whom a page begins or ends. */
export type NameCursor = { after?: string; before?: string };

/** A page of people within a scope by the order of their names, one more than `limit` when there are more. */
export async function pageOfPeople(
  db: Db,
  accountId: number,
  scope: Scope,
  { after, before }: NameCursor,
  limit: number,
): Promise<FiguresPerson[]> {
  const cursor = after ?? before ?? null;
  const place = sql`(SELECT sort_key, id FROM users WHERE account_id = ${accountId} AND public_id = ${cursor})`;
  const beyond = after === undefined ? sql`<` : sql`>`;
  const direction = before === undefined || after !== undefined ? sql`ASC` : sql`DESC`;
  const rows = await db.all<FiguresPerson>(sql`SELECT u.id AS user, u.public_id AS id,
      trim(u.name || ' ' || u.surname) AS name, d.name AS department
    FROM users u INDEXED BY users_list_name LEFT JOIN units d ON d.account_id = u.account_id AND d.id = u.department_id
    WHERE u.account_id = ${accountId} AND u.kind = 'staff' AND u.deleted_at IS NULL AND ${inScope(scope, accountId, sql`u.id`)}
      AND ${cursor === null ? sql`1 = 1` : sql`(u.sort_key, u.id) ${beyond} ${place}`}
    ORDER BY u.sort_key ${direction}, u.id ${direction} LIMIT ${limit + 1}`);
  return rows;
}
