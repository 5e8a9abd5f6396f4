import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { LEASE_MS, MOST_ATTEMPTS } from "~/domain/jobs/jobs";
import { days, hours } from "~/domain/time/durations";
import { addImportRows, closeImport, ImportChunk } from "~/features/jobs/fill-import.server";
import { type JobKind, jobKind } from "~/features/jobs/job-kind.server";
import { readProgress } from "~/features/jobs/read-progress.server";
import { retryJob } from "~/features/jobs/retry-job.server";
import { runJob } from "~/features/jobs/run-job.server";
import { newJob, startJob } from "~/features/jobs/start-job.server";
import { commit } from "~db/queries/guarded-batch";
import { countRows, refusedRows, settleRow, waitingRows } from "~db/queries/import-rows";
import { findJob } from "~db/queries/jobs";
import { jobsOf } from "~workers/scheduled/work-jobs";
import { aCompany, type TestCompany } from "../../support/company";

const ROWS = 7;
type Count = JobKind<{ accident?: string }, number>;

/** Writes the lines 1 to 7 of the checklist, one a chunk; `at` may break a chunk, or spend time. */
const counting = (at: (line: number) => unknown = () => undefined): Count =>
  jobKind({
    name: "count",
    input: z.strictObject({ accident: z.string().optional() }),
    cursor: z.number(),
    async step(_needs, { accountId, cursor }) {
      const line = (cursor ?? 0) + 1;
      await at(line);
      return {
        write: [
          sql`INSERT INTO checklist(account_id, item, state, at) VALUES (${accountId}, ${`line ${line}`}, 'done', 0)`,
        ],
        cursor: line < ROWS ? line : null,
        done: line,
        total: ROWS,
        result: line < ROWS ? undefined : { lines: ROWS },
      };
    },
  });

const written = (company: TestCompany) =>
  company
    .rows<{ item: string }>("SELECT item FROM checklist WHERE account_id = ? ORDER BY id", company.accountId)
    .then((rows) => rows.map(({ item }) => item));
const ALL = Array.from({ length: ROWS }, (_, at) => `line ${at + 1}`);

/** A company with an open job that nobody has taken yet. */
async function aJob(kind: Count = counting()) {
  const company = await aCompany();
  const { accountId, clock } = company;
  const actor = await company.actor(company.owner);
  const job = newJob(company.needs(), kind, { accountId, input: {}, actor });
  await commit(company.db, [job.insert]);
  const read = async () => {
    const row = await findJob(company.db, accountId, job.publicId);
    if (row === null) throw new Error("no job");
    return row;
  };
  const ref = { accountId, jobId: (await read()).id };
  const run = (as = kind, forMs = 60_000) =>
    runJob(company.needs(), as, ref, { forMs, clock: () => clock.now });
  const tick = (as = kind) => jobsOf([as], () => clock.now).run(company.needs());
  return { company, publicId: job.publicId, ref, run, tick, read };
}

describe("a job runs to its end, whoever runs it", () => {
  test("chunk after chunk, with its progress and its result", async () => {
    const { company, publicId, run } = await aJob();
    expect(await run()).toBe("done");
    expect(await written(company)).toEqual(ALL);
    const { accountId } = company;
    const own = { accountId, userId: company.ownerId };
    expect(await readProgress(company.needs(), own, publicId)).toEqual({
      id: publicId,
      kind: "count",
      state: "done",
      done: ROWS,
      total: ROWS,
      result: { lines: ROWS },
    });
    expect(await readProgress(company.needs(), { ...own, userId: own.userId + 1 }, publicId)).toBeNull();
    expect(await run()).toBe("busy");
  });

  test("the starter stops when its time is up, and cron goes on from there", async () => {
    const { company, run, tick, read } = await aJob();
    const slow = counting(() => {
      company.clock.now += 1_000;
    });
    expect(await run(slow, 3_000)).toBe("paused");
    expect(await written(company)).toEqual(ALL.slice(0, 3));
    expect(await read()).toMatchObject({ state: "open", done: 3, total: ROWS });
    await tick();
    expect(await written(company)).toEqual(ALL);
  });

  test.each(ALL.map((_, at) => at + 1))(
    "a machine that dies in chunk %d loses and doubles nothing",
    async (line) => {
      const { company, run, tick, read } = await aJob();
      const { clock } = company;
      // Death is silence: the runner never comes back, and its lease stays.
      const dying = counting((now) => now === line && new Promise(() => undefined));
      void run(dying);
      await expect.poll(async () => (await read()).done).toBe(line - 1);
      clock.now += LEASE_MS - 1;
      await tick();
      expect(await written(company)).toHaveLength(line - 1);
      clock.now += 1;
      await tick();
      expect(await written(company)).toEqual(ALL);
      expect(await read()).toMatchObject({ state: "done", done: ROWS });
    },
  );
});

describe("one job, many runners", () => {
  test("of twenty at once one runs it", async () => {
    const { company, run } = await aJob();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run()));
    expect(outcomes.filter((each) => each === "done")).toHaveLength(1);
    expect(outcomes.filter((each) => each === "busy")).toHaveLength(19);
    expect(await written(company)).toEqual(ALL);
  });

  test("a lost lease fails the batch: the slow runner writes nothing once another has the job", async () => {
    const { company, run } = await aJob();
    const slow = counting(async (line) => {
      if (line !== 4) return;
      company.clock.now += LEASE_MS;
      expect(await run()).toBe("done");
    });
    expect(await run(slow)).toBe("lost");
    expect(await written(company)).toEqual(ALL);
  });
});

describe("five attempts without progress make it failed, with retry", () => {
  const broken = counting((line) => {
    if (line === 3) throw new Error("no");
  });

  test("throws: four leave it open, the fifth does not; retry goes on from where it stopped", async () => {
    const { company, publicId, ref, tick, read } = await aJob(broken);
    for (let attempt = 1; attempt < MOST_ATTEMPTS + 1; attempt += 1) {
      expect((await read()).state).toBe("open");
      await tick();
    }
    // The first attempt did two chunks, so it was not one without progress.
    await tick();
    expect(await read()).toMatchObject({ state: "failed", done: 2, total: ROWS });
    expect(await written(company)).toEqual(ALL.slice(0, 2));
    await tick();
    expect((await read()).state).toBe("failed");

    const { accountId } = ref;
    const whose = { accountId, userId: company.ownerId, jobId: publicId };
    expect(await retryJob(company.needs(), { ...whose, userId: 0 }, [counting()])).toBe(false);
    expect(await retryJob(company.needs(), whose, [counting()])).toBe(true);
    await expect.poll(() => written(company)).toEqual(ALL);
  });

  test("silent deaths count, too", async () => {
    const { company, run, tick, read } = await aJob();
    const dying = counting(() => new Promise(() => undefined));
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      void run(dying);
      await expect.poll(async () => (await run()) === "busy").toBe(true);
      company.clock.now += LEASE_MS;
    }
    await tick(dying);
    expect(await read()).toMatchObject({ state: "failed", done: 0 });
  });
});

describe("who starts a job", () => {
  test("somebody whose rights changed since starts none", async () => {
    const company = await aCompany();
    const actor = { ...(await company.actor(company.owner)), version: 99 };
    const { accountId } = company;
    expect(await startJob(company.needs(), counting(), { accountId, input: {}, actor })).toEqual({
      lost: true,
    });
    expect(await company.rows("SELECT id FROM jobs WHERE account_id = ?", accountId)).toEqual([]);
  });

  test("it goes on behind the answer", async () => {
    const company = await aCompany();
    const actor = await company.actor(company.owner);
    const started = await startJob(company.needs(), counting(), {
      accountId: company.accountId,
      input: {},
      actor,
    });
    expect(started).toMatchObject({ lost: false });
    await expect.poll(() => written(company)).toEqual(ALL);
  });
});

describe("rows of a file that the browser read", () => {
  const chunk = (...lines: number[]) => ({
    rows: lines.map((line) => ({ line, data: { name: `Person ${line}` } })),
  });
  const importing = jobKind({
    name: "import",
    input: z.strictObject({}),
    cursor: z.number(),
    async step(needs, job) {
      const rows = await waitingRows<{ name: string }>(needs.db(job.accountId), job, job.cursor ?? 0, 2);
      const outcome = (line: number) =>
        line % 3 === 0
          ? ({ state: "refused", reason: "third" } as const)
          : ({ state: "made", madeId: line } as const);
      return {
        write: rows.map(({ line }) => settleRow(job, line, outcome(line))),
        cursor: rows.at(-1)?.line ?? null,
        done: job.done + rows.length,
      };
    },
  });

  test("come in chunks, each once; then every one is made or refused with its reason", async () => {
    const company = await aCompany();
    const { accountId } = company;
    const actor = await company.actor(company.owner);
    const start = { accountId, input: {}, actor, isFilling: true };
    const started = await startJob(company.needs(), importing, start);
    if (started.lost) throw new Error("lost");
    const whose = { accountId, userId: company.ownerId, jobId: started.publicId };
    expect(await addImportRows(company.needs(), whose, chunk(1, 2, 3))).toEqual({ ok: true });
    expect(await addImportRows(company.needs(), whose, chunk(1, 2, 3))).toEqual({ ok: true });
    expect(await addImportRows(company.needs(), { ...whose, userId: 0 }, chunk(9))).toEqual({
      ok: false,
      refusal: "not_found",
    });
    await addImportRows(company.needs(), whose, chunk(4, 5));
    const job = await findJob(company.db, accountId, started.publicId);
    expect(job).toMatchObject({ state: "filling", total: 5 });
    // What was looked at is what runs: a row that comes meanwhile keeps it from running.
    const late = async () => {
      await addImportRows(company.needs(), whose, chunk(7));
    };
    const raced = await closeImport(company.needs(), whose, importing, late);
    expect(raced).toEqual({ ok: false, refusal: "closed" });
    expect(await closeImport(company.needs(), whose, importing)).toEqual({ ok: true });
    expect(await addImportRows(company.needs(), whose, chunk(8))).toEqual({ ok: false, refusal: "closed" });
    const ref = { accountId, jobId: job?.id ?? 0 };
    await expect.poll(() => countRows(company.db, ref)).toMatchObject({ made: 5, refused: 1, waiting: 0 });
    expect(await refusedRows(company.db, ref, 0, 10)).toEqual([
      { line: 3, data: { name: "Person 3" }, reason: "third" },
    ]);
  });

  test("500 rows a chunk and no more", () => {
    const lines = Array.from({ length: 501 }, (_, at) => at + 1);
    expect(ImportChunk.safeParse(chunk(...lines.slice(1))).success).toBe(true);
    expect(ImportChunk.safeParse(chunk(...lines)).success).toBe(false);
    expect(ImportChunk.safeParse({ rows: [{ line: 1, data: { a: 1 } }] }).success).toBe(false);
  });

  test("an import whose rows stopped coming is forgotten after a day, a finished job after 30", async () => {
    const company = await aCompany();
    const { accountId, clock } = company;
    const actor = await company.actor(company.owner);
    const started = await startJob(company.needs(), importing, {
      accountId,
      input: {},
      actor,
      isFilling: true,
    });
    if (started.lost) throw new Error("lost");
    await addImportRows(
      company.needs(),
      { accountId, userId: company.ownerId, jobId: started.publicId },
      chunk(1),
    );
    const left = () => findJob(company.db, accountId, started.publicId);
    const tick = () => jobsOf([importing], () => clock.now).run(company.needs());
    clock.now += hours(24);
    await tick();
    expect(await left()).not.toBeNull();
    clock.now += 1;
    await tick();
    expect(await left()).toBeNull();
    expect(await company.rows("SELECT id FROM import_rows WHERE account_id = ?", accountId)).toEqual([]);

    const { company: other, run, publicId, tick: later } = await aJob();
    await run();
    other.clock.now += days(30);
    await later();
    expect(await findJob(other.db, other.accountId, publicId)).not.toBeNull();
    other.clock.now += 1;
    await later();
    expect(await findJob(other.db, other.accountId, publicId)).toBeNull();
  });
});
