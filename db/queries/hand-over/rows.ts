import { type SQL, sql } from "drizzle-orm";
import type { HandOverState, Purpose } from "../../../app/domain/hand-over/kinds";
import type { Plan } from "../../../app/domain/hand-over/plan";
import type { Db } from "../../client";
import { mustChangeOne } from "../guarded-batch";

export type HandOver = {
  id: number;
  publicId: string;
  userId: number;
  userName: string;
  purpose: Purpose;
  plan: Plan;
  state: HandOverState;
  total: number;
  moved: number;
  jobId: string | null;
  returnOf: number | null;
  createdBy: number;
  createdByName: string;
  createdAt: number;
  finishedAt: number | null;
};

const columns =
  sql.raw(`id, public_id AS publicId, user_id AS userId, user_name AS userName, purpose, plan, state, total,
  moved, job_id AS jobId, return_of AS returnOf, created_by AS createdBy, created_by_name AS createdByName,
  created_at AS createdAt, finished_at AS finishedAt`);

type Row = Omit<HandOver, "plan"> & { plan: string };
const parsed = (row: Row | undefined): HandOver | null =>
  row === undefined ? null : { ...row, plan: JSON.parse(row.plan) as Plan };

export const findHandOver = async (db: Db, accountId: number, publicId: string) =>
  parsed(
    await db.get<Row | undefined>(
      sql`SELECT ${columns} FROM hand_overs WHERE account_id = ${accountId} AND public_id = ${publicId}`,
    ),
  );

/** The last hand-over of a person, running or finished; null when there was none. */
export const lastHandOver = async (db: Db, accountId: number, userId: number) =>
  parsed(
    await db.get<Row | undefined>(sql`SELECT ${columns} FROM hand_overs WHERE account_id = ${accountId}
      AND user_id = ${userId} ORDER BY id DESC LIMIT 1`),
  );

/** The unique index lets one run per person: a second one at the same time writes nothing and fails its batch. */
export const insertHandOver = (
  accountId: number,
  row: Omit<HandOver, "id" | "state" | "moved" | "finishedAt">,
): SQL[] => [
  sql`INSERT INTO hand_overs(account_id, public_id, user_id, user_name, purpose, plan, state, total, job_id, return_of,
      created_by, created_by_name, created_at)
    SELECT ${accountId}, ${row.publicId}, ${row.userId}, ${row.userName}, ${row.purpose}, ${JSON.stringify(row.plan)}, 'moving',
      ${row.total}, ${row.jobId}, ${row.returnOf}, ${row.createdBy}, ${row.createdByName}, ${row.createdAt}
    WHERE NOT EXISTS (SELECT 1 FROM hand_overs WHERE account_id = ${accountId} AND user_id = ${row.userId} AND finished_at IS NULL)`,
  mustChangeOne(),
];

/** How far it is; counted from the list itself, so that a chunk that runs again counts once. */
export const countMoved = (accountId: number, id: number): SQL =>
  sql`UPDATE hand_overs SET moved = (SELECT count(*) FROM handed_over h WHERE h.account_id = ${accountId} AND h.hand_over_id = ${id})
    WHERE account_id = ${accountId} AND id = ${id}`;

export const setState = (accountId: number, id: number, state: HandOverState, now: number): SQL[] => [
  sql`UPDATE hand_overs SET state = ${state}, finished_at = ${state === "done" ? now : null}
    WHERE account_id = ${accountId} AND id = ${id} AND finished_at IS NULL`,
  mustChangeOne(),
];
