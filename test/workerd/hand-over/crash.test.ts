import { expect, test } from "vitest";
import { LEASE_MS } from "~/domain/jobs/jobs";
import { handOver } from "~/features/hand-over/hand-over.server";
import { moveWork } from "~/features/hand-over/move-work.server";
import { runJob } from "~/features/jobs/run-job.server";
import { failSilent, openJob } from "~db/queries/jobs";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import { changerOf } from "../../support/changer";
import { aCompany, env } from "../../support/company";
import { Crash, crashingD1 } from "../../support/crashing-d1";
import { allTo, onlyUntilAnswered, someWork, whoHasWhat } from "../../support/hand-over";

const EACH = 834;

test("the machine dies at every step of a hand-over of 5,004 records: 0 lost, 0 orphaned, 0 twice [AM-22, AU-19]", async () => {
  const company = await aCompany();
  const [leaver, heir] = [await company.aPerson(), await company.aPerson()];
  await company.rehydrate();
  await someWork(company, leaver.userId, EACH);
  const admin = await changerOf(company, company.owner);
  const started = await handOver(onlyUntilAnswered(company), admin, leaver.publicId, {
    purpose: "deletion",
    plan: allTo(heir.userId),
    typed: `${leaver.name} ${leaver.surname}`,
  });
  expect(started).toMatchObject({ ok: true, total: 6 * EACH });
  const [job] = await company.rows<{ id: number }>(
    "SELECT id FROM jobs WHERE account_id = ?",
    company.accountId,
  );
  const ref = { accountId: company.accountId, jobId: job?.id ?? 0 };

  let crashes = 0;
  const run = async (at: number, when: "before" | "after") => {
    const { db, machine } = crashingD1(env.DB, at, when);
    const dying = { ...env, DB: db };
    const needs = needsOf(dying, configOf(env), {
      now: company.clock.now,
      requestId: "test",
      later: () => undefined,
    });
    const outcome = await runJob(needs, moveWork, ref, { forMs: 0, clock: () => company.clock.now }).catch(
      (died) => {
        if (!(died instanceof Crash) && !/dead|died/.test(String(died?.cause ?? died))) throw died;
        return "died" as const;
      },
    );
    if (machine.isDead) crashes += 1;
    company.clock.now += LEASE_MS + 1;
    await failSilent(company.db, company.clock.now);
    await openJob(company.db, ref, "failed", company.clock.now);
    return outcome;
  };
  const isDone = async () =>
    (await company.rows<{ state: string }>("SELECT state FROM jobs WHERE id = ?", ref.jobId))[0]?.state ===
    "done";

  // A run that outlives its crash has done a chunk: the next chunk dies from its first call on again.
  for (let at = 1, runs = 0; !(await isDone()) && runs < 1_000; at++, runs++) {
    const died = (await run(at, "before")) === "died" && (await run(at, "after")) === "died";
    if (!died) at = 0;
  }

  const whose = await whoHasWhat(company);
  const records = 6 * EACH;
  const arrived = whose.get(heir.userId) ?? 0;
  const orphaned = [...whose.keys()].filter((id) => id !== heir.userId && id !== leaver.userId).length;
  const [{ twice = -1 } = {}] = await company.rows<{ twice: number }>(
    `SELECT count(*) AS twice FROM (SELECT 1 FROM activity WHERE account_id = ? AND kind = 'responsible_changed'
      GROUP BY object_kind, object_id HAVING count(*) > 1)`,
    company.accountId,
  );
  const lost = records - [...whose.values()].reduce((sum, n) => sum + n, 0);
  // For the proof: `npm run proofs -- hand-over`.
  console.info(`hand-over: ${JSON.stringify({ records, crashes, arrived, lost, orphaned, twice })}`);
  expect(await isDone()).toBe(true);
  expect(crashes).toBeGreaterThan(150);
  expect({ lost, orphaned, twice }).toEqual({ lost: 0, orphaned: 0, twice: 0 });
  expect(whose).toEqual(new Map([[heir.userId, records]]));
  const [moved] = await company.rows<{ n: number; told: number; versions: number }>(
    `SELECT (SELECT count(*) FROM handed_over WHERE account_id = ?1) AS n,
      (SELECT count(*) FROM activity WHERE account_id = ?1 AND kind = 'responsible_changed') AS told,
      (SELECT max(version) FROM deals WHERE account_id = ?1) AS versions`,
    company.accountId,
  );
  expect(moved).toEqual({ n: records, told: records, versions: 2 });
  const deletions = await company.rows(
    "SELECT 1 FROM audit_log WHERE account_id = ? AND event = 'user_deleted'",
    company.accountId,
  );
  expect(deletions).toHaveLength(1);
});
