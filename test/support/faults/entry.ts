import server, { AccountGate as Gate, LoginThrottle as Throttle } from "../../../build/worker.js";
import { withFaults } from "./bindings";
import { alarmsByClock, setClock } from "./clock";
import { FaultPlan } from "./plan";

/**
 * The built server with a hand on its bindings and on its clock, bundled for tests only. A request's header `x-test-fault` is
 * its fault plan; the answer's header `x-test-calls` counts what the request called before it was answered.
 * `POST /__test/faults` with a plan as its body makes that plan hold for cron and inside the objects, which
 * share this isolate. `POST /__test/clock` sets the clock of all of them to the instant (ms) in its body.
 */
let standing = new FaultPlan("");

/** The objects' own bindings follow whatever plan stands when they use them. */
const following = { call: (...args: Parameters<FaultPlan["call"]>) => standing.call(...args) } as FaultPlan;

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname === "/__test/faults") {
      standing = new FaultPlan(await request.text());
      return new Response(null, { status: 204 });
    }
    if (pathname === "/__test/clock") {
      setClock(Number(await request.text()));
      return new Response(null, { status: 204 });
    }
    const plan = new FaultPlan(request.headers.get("x-test-fault") ?? "");
    const answer = await server.fetch(request, withFaults(env as object, plan), ctx);
    if (answer.webSocket) return answer;
    const headers = new Headers(answer.headers);
    headers.set("x-test-calls", String(plan));
    const { status, statusText } = answer;
    return new Response(answer.body, { status, statusText, headers });
  },
  scheduled: (controller, env, ctx) =>
    server.scheduled(controller, withFaults(env as object, following), ctx),
} satisfies ExportedHandler;

export class AccountGate extends Gate {
  constructor(ctx: DurableObjectState, env: object) {
    alarmsByClock(ctx.storage);
    super(ctx, withFaults(env, following));
  }
}

export class LoginThrottle extends Throttle {
  constructor(ctx: DurableObjectState, env: object) {
    super(ctx, withFaults(env, following));
  }
}
