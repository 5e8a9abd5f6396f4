import { evictDurableObject } from "cloudflare:test";
import type fc from "fast-check";
import { expect } from "vitest";
import { windowAt } from "~/domain/limits/window";
import { days, minutes } from "~/domain/time/durations";
import { finishHold, listDueHolds } from "~/features/holds/finish-holds.server";
import { liftHolds } from "~/features/holds/lift-holds.server";
import { restoreLimit } from "~/features/limits/restore-limit.server";
import { switchLimit } from "~/features/limits/switch-limit.server";
import { changerOf } from "./changer";
import { aCompany, type Person, type TestCompany } from "./company";
import { aHold } from "./holds";
import { aLimit, editLimit, gaugeOf, handle } from "./limits";

/** What must be true of one person at one daily limit, told without the gate: the rules of semantics 5 alone. */
export type Model = {
  now: number;
  until: number;
  threshold: number;
  autoRestore: boolean;
  count: number;
  raisedTo: number;
  /** Everything done so far, whatever window it fell into. */
  done: number;
  holds: { endsAt: number | null }[];
  /** Holds that ended by themselves and that cron has finished. */
  finished: number;
  isBlocked: boolean;
  isOn: boolean;
};
export type Real = {
  company: TestCompany;
  person: Person;
  limit: number;
  publicId: string;
  block: string | null;
  deals: number;
};
type Command = fc.AsyncCommand<Model, Real>;

const ZONE = { timeZone: "Europe/Warsaw", weekStart: 1 };
/** The evening before the clocks go back, far ahead of the machine's own clock: one of the days has 25 hours. */
const START = Date.UTC(2031, 9, 25, 18);

const allowed = ({ threshold, raisedTo }: Model) => Math.max(threshold, raisedTo);
const heldUntil = ({ holds, now }: Model) =>
  holds.find(({ endsAt }) => endsAt === null || endsAt > now) ?? null;
const holdIfFull = (model: Model) => {
  if (model.count >= allowed(model) && heldUntil(model) === null)
    model.holds.push({ endsAt: model.autoRestore ? model.until : null });
};

export async function aScene(): Promise<{ model: Model; real: Real }> {
  const company = await aCompany({ at: START });
  const person = await company.aPerson();
  const limit = await aLimit(company, { threshold: 3 });
  const { until } = windowAt(START, "day", ZONE);
  const model = { now: START, until, threshold: 3, autoRestore: true, count: 0, raisedTo: 0, done: 0 };
  return {
    model: { ...model, holds: [], finished: 0, isBlocked: false, isOn: true },
    real: { company, person, ...limit, block: null, deals: 0 },
  };
}

/** A step, and then everything that can be seen is compared with the model. */
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await run(model, real);
    await compare(model, real);
  },
});

/** So many deals at once, each another one. Who is refused is refused, and no more are done than there is room. */
export const actStep = (atOnce: number) =>
  step(`act ×${atOnce}`, async (model, real) => {
    if (model.isBlocked) return;
    const acting = await changerOf(real.company, real.person);
    const wasHeld = heldUntil(model) !== null;
    const room = !model.isOn ? atOnce : wasHeld ? 0 : Math.max(0, allowed(model) - model.count);
    const outcomes = await Promise.all(
      Array.from({ length: atOnce }, () => handle(real.company, acting, real.deals++)),
    );
    const done = outcomes.filter(({ ok }) => ok).length;
    expect(done).toBe(Math.min(atOnce, room));
    model.done += done;
    if (!model.isOn) return;
    model.count += done;
    holdIfFull(model);
  });

/** An administrator restores, or raises by so much above what is counted. */
export const restoreStep = (raiseBy: number | null) =>
  step(raiseBy === null ? "restore" : `raise by ${raiseBy}`, async (model, real) => {
    const { company, person, publicId } = real;
    await company.gate().flush();
    const owner = await changerOf(company, company.owner);
    const raiseTo = raiseBy === null ? null : model.count + raiseBy;
    const outcome = await restoreLimit(company.needs(), owner, {
      person: person.publicId,
      limit: publicId,
      raiseTo,
    });
    if (!model.isOn) {
      expect(outcome).toEqual({ ok: false, refusal: "not_found" });
      return;
    }
    if (raiseBy !== null && raiseBy < 1) {
      expect(outcome).toEqual({ ok: false, refusal: "raise_too_low" });
      return;
    }
    expect(outcome).toEqual({ ok: true, pending: false });
    model.holds = [];
    if (raiseTo === null) model.count = 0;
    else model.raisedTo = raiseTo;
  });

export const thresholdStep = (threshold: number) =>
  step(`threshold ${threshold}`, async (model, real) => {
    await editLimit(real.company, real.limit, "threshold", threshold);
    model.threshold = threshold;
  });

/** Holds that are open keep the end with which they opened. */
export const autoRestoreStep = (on: boolean) =>
  step(on ? "restores by itself" : "only an administrator restores", async (model, real) => {
    await editLimit(real.company, real.limit, "auto_restore", on ? 1 : 0);
    model.autoRestore = on;
  });

/** Off, it holds nobody any longer and counts nothing; on again, the window's count goes on. */
export const switchStep = (on: boolean) =>
  step(on ? "switch on" : "switch off", async (model, real) => {
    const { company, publicId } = real;
    if (model.isOn === on) return;
    const owner = await changerOf(company, company.owner);
    const released = !on && heldUntil(model) !== null ? 1 : 0;
    expect(await switchLimit(company.needs(), owner, publicId, on)).toEqual({
      ok: true,
      pending: false,
      released,
    });
    model.isOn = on;
    if (!on) model.holds = model.holds.filter(({ endsAt }) => endsAt !== null && endsAt <= model.now);
  });

export const blockStep = (on: boolean) =>
  step(on ? "block" : "unblock", async (model, real) => {
    const { company, person } = real;
    if (model.isBlocked === on) return;
    if (on) real.block = (await aHold(company, person.userId, "manual_block", null)).id;
    else {
      const owner = await changerOf(company, company.owner);
      const lifted = await liftHolds(company.needs(), owner, person.publicId, [real.block ?? ""]);
      expect(lifted.ok).toBe(true);
    }
    model.isBlocked = on;
  });

/** Time passes: to the window's end exactly, to the moment before it, or by so much. */
export const timeStep = (how: "to the end" | "to the moment before" | "40 minutes" | "3 days") =>
  step(how, async (model, real) => {
    const to = {
      "to the end": model.until,
      "to the moment before": Math.max(model.now, model.until - 1),
      "40 minutes": model.now + minutes(40),
      "3 days": model.now + days(3),
    }[how];
    model.now = to;
    real.company.clock.now = to;
    if (to < model.until) return;
    Object.assign(model, { count: 0, raisedTo: 0, until: windowAt(to, "day", ZONE).until });
  });

/** So many crons at once: what is due is finished by one of them. */
export const cronStep = (atOnce: number) =>
  step(`cron ×${atOnce}`, async (model, real) => {
    const { company } = real;
    await company.gate().flush();
    if (atOnce === 0) return;
    const due = model.holds.filter(({ endsAt }) => endsAt !== null && endsAt <= model.now).length;
    const cron = async () => {
      const mine = (await listDueHolds(company.needs())).filter(
        ({ accountId }) => accountId === company.accountId,
      );
      const finished = await Promise.all(mine.map((hold) => finishHold(company.needs(), hold)));
      return finished.filter(Boolean).length;
    };
    const finished = await Promise.all(Array.from({ length: atOnce }, cron));
    expect(finished.reduce((sum, n) => sum + n, 0)).toBe(due);
    model.holds = model.holds.filter(({ endsAt }) => endsAt === null || endsAt > model.now);
    model.finished += due;
  });

export const evictStep = step("the gate is evicted", async (_model, real) => {
  await evictDurableObject(real.company.stub());
});

async function compare(model: Model, real: Real): Promise<void> {
  const { company, person, limit } = real;
  const held = heldUntil(model);
  const gauge = await gaugeOf(company, person, limit);
  if (!model.isOn) expect(gauge).toBeNull();
  else
    expect(gauge).toMatchObject({
      count: model.count,
      threshold: allowed(model),
      until: model.until,
      hold: held === null ? null : { endsAt: held.endsAt },
    });
  const standing = await company.signedIn(person).then(
    () => "in",
    (failure: Error) => failure.message.split(": ")[1],
  );
  expect(standing).toBe(model.isBlocked ? "blocked" : held === null ? "in" : "limit");
  const [facts] = await company.rows(
    `SELECT (SELECT count(*) FROM activity WHERE account_id = ?1 AND user_id = ?2) AS done,
      (SELECT count(*) FROM holds WHERE account_id = ?1 AND user_id = ?2 AND kind = 'manual_block' AND lifted_at IS NULL) AS blocks,
      (SELECT count(*) FROM audit_log WHERE account_id = ?1 AND event = 'limit_restored' AND target_id = ?2 AND actor_id IS NULL) AS finished`,
    company.accountId,
    person.userId,
  );
  expect(facts).toEqual({ done: model.done, blocks: model.isBlocked ? 1 : 0, finished: model.finished });
}
