import { sql } from "drizzle-orm";
import * as z from "zod";
import { RECORD_LEFT_KINDS, type RecordLeftKind } from "~/domain/hand-over/kinds";
import type { Db } from "~db/client";
import { CHUNK, chooseBack, chooseLeft, type Chunk as Moved, stillThere } from "~db/queries/hand-over/choose";
import { leftRows } from "~db/queries/hand-over/left";
import { ableAmong, moveChosen, successorsCan } from "~db/queries/hand-over/move";
import { countMoved, findHandOver, type HandOver, setState } from "~db/queries/hand-over/rows";
import { type Chunk, type JobFacts, jobKind } from "../jobs/job-kind.server";
import type { Needs } from "../needs";
import { finishDeparture } from "./finish-departure.server";

const input = z.strictObject({ handOver: z.string() });

/**
 * The job that moves somebody's work, chunk by chunk (semantics 6.5). It asks what is still there instead of keeping a
 * place: a crash at any step, a record that came back, and another successor named midway are all the same to it.
 */
export const moveWork = jobKind({ name: "move_work", input, cursor: z.number(), step });

async function step(needs: Needs, job: JobFacts<z.infer<typeof input>, number>): Promise<Chunk<number>> {
  const { accountId } = job;
  const db = needs.db(accountId);
  const hand = await findHandOver(db, accountId, job.input.handOver);
  if (hand === null || hand.state !== "moving") return { cursor: null, done: job.done };
  if (!(await areAble(db, accountId, hand, needs.now)))
    return { cursor: null, done: job.done, write: setState(accountId, hand.id, "waiting", needs.now) };
  const next = await firstLeft(db, accountId, hand);
  if (next === null) return finish(needs, job, hand);
  const number = (job.cursor ?? (await lastChunk(db, accountId, hand))) + 1;
  const chunk: Moved = { accountId, handOverId: hand.id, kind: next.kind, number, now: needs.now };
  const told = {
    handOver: hand.publicId,
    purpose: hand.purpose,
    person: hand.userName,
    by: hand.createdByName,
  };
  const to = heirsOf(hand, next.kind);
  return {
    write: [
      successorsCan(accountId, to, needs.now),
      hand.returnOf === null
        ? chooseLeft(chunk, hand.userId, to, hand.moved)
        : chooseBack(chunk, hand.returnOf),
      ...moveChosen(chunk, told),
      countMoved(accountId, hand.id),
    ],
    cursor: number,
    done: job.done + Math.min(CHUNK, next.count),
    total: Math.max(hand.total, job.done + next.count),
  };
}

async function finish(needs: Needs, job: JobFacts<unknown, number>, hand: HandOver): Promise<Chunk<number>> {
  const rest = hand.purpose === "deletion" ? await finishDeparture(needs, job, hand) : [];
  return {
    write: [...rest, ...setState(job.accountId, hand.id, "done", needs.now)],
    tellsGate: rest.length > 0,
    cursor: null,
    done: job.done,
    total: job.done,
  };
}

const heirsOf = (hand: HandOver, kind: RecordLeftKind) => {
  const one = hand.plan.find((decision) => decision.kind === kind);
  return one?.decision === "transfer" ? one.to : [];
};

/** Whether everybody who is to get something can still take it, and who is to be deleted is still shut out. */
async function areAble(db: Db, accountId: number, hand: HandOver, now: number): Promise<boolean> {
  if (hand.purpose === "deletion") {
    const leaver = await db.all(ableAmong(accountId, [hand.userId], now));
    if (leaver.length > 0) return false;
  }
  const all = [...new Set(hand.plan.flatMap(({ to }) => to))];
  const able = await db.all<{ id: number }>(ableAmong(accountId, all, now));
  return able.length === all.length;
}

/** The first kind of which something is left to move, and how much. */
async function firstLeft(db: Db, accountId: number, hand: HandOver) {
  for (const kind of RECORD_LEFT_KINDS) {
    const decision = hand.plan.find((one) => one.kind === kind);
    if (decision === undefined || decision.decision === "keep") continue;
    const rows =
      hand.returnOf === null
        ? leftRows(accountId, hand.userId, kind)
        : stillThere(accountId, hand.returnOf, kind);
    const { n } = await db.get<{ n: number }>(sql`SELECT count(*) AS n ${rows}`);
    if (n > 0) return { kind, count: n };
  }
  return null;
}

/** Chunks are numbered through a hand-over, over all jobs that worked on it. */
async function lastChunk(db: Db, accountId: number, hand: HandOver): Promise<number> {
  const row = await db.get<{ n: number | null }>(
    sql`SELECT max(chunk) AS n FROM handed_over WHERE account_id = ${accountId} AND hand_over_id = ${hand.id}`,
  );
  return row.n ?? 0;
}
