// Its index needs a cluster of Node processes.
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import type { Env } from "~workers/env";
import { aCompany, newId, type Person, type TestCompany } from "../../support/company";
import { type Counter, selectThenUpdate } from "./rivals";
import { setLimit } from "./set-limit";

export { AccountGate } from "~workers/objects/account-gate";
export { LoginThrottle } from "~workers/objects/login-throttle";

const HUGE = 1_000_000_000;
let company: TestCompany;
let person: Person;
let set = Number.NaN;

/** The company's limit is this from now on. */
async function ours(limit: number): Promise<Counter> {
  company ??= await aCompany();
  if (set !== limit) await setLimit(company, limit);
  set = limit;
  person = limit === HUGE ? (person ?? (await company.aPerson())) : await someone();
  const { userId: user } = person;
  const gate = company.gate();
  return async () => {
    const now = Date.now();
    const actionId = newId();
    const costs = [{ metric: "deals_handled" as const, keys: [`deal:${actionId}`], amount: 1 }];
    for (;;) {
      const asked = await gate.consume({ user, actionId, costs, now });
      if (asked.ok) {
        await gate.confirm({ actionId, done: true, now });
        return true;
      }
      if (asked.refusal === "limit_reached") return false;
      // Reservations fill the limit: what becomes of them is known in a moment.
      await scheduler.wait(1);
    }
  };
}

/** Somebody new whom the gate knows: it is told of everybody by another epoch. */
async function someone(): Promise<Person> {
  const made = await company.aPerson();
  await company.rehydrate();
  return made;
}

async function counterOf(who: string, limit: number, db: D1Database): Promise<Counter> {
  if (who === "ours") return ours(limit);
  if (who === "d1") return selectThenUpdate(db, limit, newId());
  const limiter = new RateLimiterMemory({ points: limit, duration: 86_400 });
  return () =>
    limiter.consume("person").then(
      () => true,
      () => false,
    );
}

/** `/race`: how many of 200 at once are granted at a limit of 10. `/rate`: counts as often as asked, 50 at once. */
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const who = searchParams.get("who") ?? "";
    if (pathname === "/race") {
      const count = await counterOf(who, 10, env.DB);
      const granted = await Promise.all(Array.from({ length: 200 }, count));
      return Response.json(granted.filter(Boolean).length);
    }
    const count = await counterOf(who, HUGE, env.DB);
    const times = Number(searchParams.get("times"));
    for (let done = 0; done < times; done += 50) await Promise.all(Array.from({ length: 50 }, count));
    return Response.json(times);
  },
} satisfies ExportedHandler<Env>;
