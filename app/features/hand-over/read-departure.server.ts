import { sql } from "drizzle-orm";
import { LEFT_KINDS, type Purpose, RECORD_LEFT_KINDS } from "~/domain/hand-over/kinds";
import type { JobProgress } from "~/domain/jobs/jobs";
import { stillThere } from "~db/queries/hand-over/choose";
import { countLeft } from "~db/queries/hand-over/left";
import { findHead, listHeirGroups, listHeirs } from "~db/queries/hand-over/people";
import { lastHandOver } from "~db/queries/hand-over/rows";
import { readProgress } from "../jobs/read-progress.server";
import type { Needs } from "../needs";
import { fallbackHeir } from "./fallback-heir.server";
import type { Departing } from "./hand-over.server";
import { findLeaver, type PersonRefusal } from "./may-hand-over.server";

/** What the page "Hand over the work" shows: counts, who may take it, and a hand-over that is on its way (FM-20). */
export async function readDeparture(needs: Needs, acting: Departing, publicId: string, purpose: Purpose) {
  const found = await findLeaver(needs, acting, publicId, purpose);
  if (!found.ok) return found satisfies { ok: false; refusal: PersonRefusal };
  const { person } = found;
  const { accountId } = acting;
  const db = needs.db(accountId);
  const facts = { accountId, leaverId: person.userId, now: needs.now };
  const [counts, people, groups, head, last, fallback] = await Promise.all([
    countLeft(db, accountId, person.userId),
    listHeirs(db, facts),
    listHeirGroups(db, facts),
    findHead(db, accountId, person.userId),
    lastHandOver(db, accountId, person.userId),
    fallbackHeir(needs, acting, person.userId),
  ]);
  const heir =
    people.find(({ id }) => id === head) ?? people.find(({ id }) => id === acting.userId) ?? people[0];
  const running = last !== null && last.state !== "done" ? last : null;
  return {
    ok: true as const,
    person: { publicId: person.publicId, name: person.name },
    kinds: LEFT_KINDS.filter(
      (kind) => purpose === "deletion" || RECORD_LEFT_KINDS.includes(kind as never),
    ).map((kind) => ({ kind, count: counts[kind] })),
    people: people.map(({ id: _, ...shown }) => shown),
    groups: groups.map(({ publicId: id, name, members }) => ({
      publicId: id,
      name,
      members: members.length,
    })),
    heir: heir?.publicId ?? null,
    /** Name of whoever gets the chats that are left with nobody. */
    fallback: fallback?.name ?? null,
    running: running && {
      state: running.state,
      purpose: running.purpose,
      moved: running.moved,
      total: running.total,
      job: running.jobId === null ? null : withoutResult(await readProgress(needs, acting, running.jobId)),
    },
  };
}

/** A hand-over says what it did by itself; its job has nothing to add. */
const withoutResult = (job: JobProgress | null) => job && { ...job, result: null };

export type Departure = Extract<Awaited<ReturnType<typeof readDeparture>>, { ok: true }>;

/** How many things of the last move are still with whom they went to; offered back when the person returns (semantics 6.8). */
export async function countReturnable(
  needs: Pick<Needs, "db">,
  accountId: number,
  userId: number,
): Promise<number> {
  const db = needs.db(accountId);
  const last = await lastHandOver(db, accountId, userId);
  if (last === null || last.purpose !== "move" || last.state !== "done") return 0;
  const [row] = await db.all<Record<string, number>>(
    sql`SELECT ${sql.join(
      RECORD_LEFT_KINDS.map((kind) => sql`(SELECT count(*) ${stillThere(accountId, last.id, kind)})`),
      sql` + `,
    )} AS n`,
  );
  return row?.n ?? 0;
}
