import { abortAllDurableObjects, evictDurableObject } from "cloudflare:test";
import { seconds } from "~/domain/time/durations";
import type { Acting } from "~/features/acting";
import { act } from "~/features/activity/act.server";
import type { Needs } from "~/features/needs";
import { settle } from "~workers/objects/account-gate/settle";
import { changerOf } from "./changer";
import { aCompany, newId, type Person, type TestCompany } from "./company";
import { aLimit, inGate } from "./limits";

export type RaceReport = {
  limit: number;
  actions: number;
  done: number;
  refused: number;
  crashes: number;
  retries: number;
  evictions: number;
  /** Rows of work that a person has more than the limit allows, summed. */
  overruns: number;
  /** Rows of work that the gate has not counted, or counted without a row, summed. */
  lost: number;
};
type Plan = { limit: number; people: number; actions: number; atOnce: number };
type Run = TestCompany & { report: RaceReport };

/** From 2031 on, so that no alarm of the machine's own clock settles what the race settles itself. */
const MOST_ATTEMPTS = 2_000;
const AT = Date.UTC(2031, 6, 1, 9);

/**
 * Many people do counted work at once against one limit, through the same door and the same gate as pages do, while
 * the gate is evicted and killed, answers are lost and asked for again under the same id, and Workers die between
 * reserving and confirming. Afterwards the work in the database is compared with what the gate has counted.
 */
export async function raceLimit({ limit, people, actions, atOnce }: Plan): Promise<RaceReport> {
  const company = await aCompany({ at: AT });
  const crowd = await Promise.all(Array.from({ length: people }, () => company.aPerson()));
  const { limit: id } = await aLimit(company, { threshold: limit });
  const actings = await Promise.all(crowd.map((person) => changerOf(company, person)));
  const counts = { done: 0, refused: 0, crashes: 0, retries: 0, evictions: 0, overruns: 0, lost: 0 };
  const run: Run = { ...company, report: { limit, actions, ...counts } };
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < actions; n = next++) {
      if (n % 47 === 46) await disturb(run, n);
      await one(run, actings[turnOf(n, { people, actions })] as Acting, n);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await settleAll(run);
  for (const person of crowd) await compare(run, person, id);
  return run.report;
}

/** Whose action it is: half of them come one person after the other, half in a crowd on one person at a time. */
const turnOf = (n: number, { people, actions }: Pick<Plan, "people" | "actions">) =>
  n % 2 === 0 ? Math.floor((n * people) / actions) : Math.floor(n / 2) % people;

/** Another deal each time; what fails or is busy is asked again under the same id, as a client does. */
async function one(run: Run, acting: Acting, n: number): Promise<void> {
  const actionId = newId();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const outcome = await attemptOne(run, acting, n, actionId, attempt).catch(() => null);
    if (outcome?.ok) {
      run.report.done += 1;
      return;
    }
    if (outcome !== null && outcome.refusal === "limit_reached") {
      run.report.refused += 1;
      return;
    }
    run.report.retries += 1;
    if (await isWritten(run, actionId)) {
      run.report.done += 1;
      return;
    }
    if (outcome?.refusal === "limit_busy") await settleAll(run);
    // As `Retry-After` asks for, in the race's own time: whoever is under way gets to their end.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("an action found no end");
}

function attemptOne(run: Run, acting: Acting, n: number, actionId: string, attempt: number) {
  const dies = attempt === 0 && n % 7 === 3 ? "before the batch" : n % 11 === 5 ? "before confirming" : null;
  if (attempt === 0 && dies !== null) run.report.crashes += 1;
  // Each request has an instant of its own.
  run.clock.now += 1;
  const needs = attempt === 0 ? dying(run.needs(), dies) : run.needs();
  return act(needs, acting, {
    write: [],
    deeds: [{ kind: "stage_changed", object: null, amount: 1 }],
    costs: [{ metric: "deals_handled", keys: [`deal:${n}`], amount: 1 }],
    source: "page",
    actionId,
  });
}

/** A Worker that dies: nothing after that instant happens, and nobody is told. */
function dying(needs: Needs, when: "before the batch" | "before confirming" | null): Needs {
  if (when === null) return needs;
  const gone = () => Promise.reject(new Error("this Worker is gone"));
  if (when === "before the batch")
    return {
      ...needs,
      db: () =>
        new Proxy({}, { get: () => ({ batch: gone, prepare: () => ({ bind: () => null }) }) }) as never,
    };
  return { ...needs, gate: (account) => ({ ...bound(needs.gate(account)), confirm: gone }) };
}
const bound = (gate: ReturnType<Needs["gate"]>) =>
  ({ consume: (request) => gate.consume(request), flush: () => gate.flush() }) as ReturnType<Needs["gate"]>;

async function disturb(run: Run, n: number): Promise<void> {
  run.report.evictions += 1;
  if (n % 2 === 0) await evictDurableObject(run.stub()).catch(() => undefined);
  else await abortAllDurableObjects();
}

async function settleAll(run: Run): Promise<void> {
  await inGate(run, (gate) => settle(gate, run.clock.now + seconds(30))).catch(() => undefined);
}

async function isWritten(run: Run, actionId: string): Promise<boolean> {
  const ask = () => run.rows("SELECT 1 AS n FROM activity WHERE action_id = ?", actionId);
  return (await patiently(ask)).length > 0;
}

/** Whoever kills every object kills the database's too, for a moment: whoever only looks asks again. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
    const answer = await ask().then(
      (value) => ({ value }),
      () => null,
    );
    if (answer !== null) return answer.value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return ask();
}

async function compare(run: Run, person: Person, limit: number): Promise<void> {
  const [row] = await run.rows<{ n: number }>(
    "SELECT count(*) AS n FROM activity WHERE user_id = ?",
    person.userId,
  );
  const gauges = await run.gate().gauges({ user: person.userId, now: run.clock.now });
  const counted = gauges.find((gauge) => gauge.limit === limit)?.count ?? 0;
  const written = row?.n ?? 0;
  run.report.overruns += Math.max(0, written - run.report.limit);
  run.report.lost += Math.abs(written - counted);
}
