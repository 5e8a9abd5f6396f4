import { finishHold, listDueHolds } from "~/features/holds/finish-holds.server";
import { configOf } from "~workers/config";
import { needsOf } from "~workers/context";
import type { Env } from "~workers/env";
import { finishHolds } from "~workers/scheduled/finish-holds";
import { fill, makeDue } from "./fill";

export { AccountGate } from "~workers/objects/account-gate";
export { LoginThrottle } from "~workers/objects/login-throttle";

/** `/due`: everybody's block has just ended. `/sweep`: cron's job, once. `/loop`: the same one by one, for so many. */
export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    const needs = needsOf(env, configOf(env), {
      now: Date.now(),
      requestId: "bench",
      later: (work) => ctx.waitUntil(work),
    });
    // Mails are queued, not sent: that is another job's work.
    needs.mailer.sendSoon = () => undefined;
    if (pathname === "/__fill")
      return Response.json(await fill(env.DB, Number(searchParams.get("accounts"))));
    if (pathname === "/due") return Response.json(await makeDue(env.DB));
    if (pathname === "/sweep") return Response.json((await finishHolds.run(needs)).finished);
    const due = await listDueHolds(needs, Number(searchParams.get("holds")));
    let finished = 0;
    for (const hold of due) if (await finishHold(needs, hold)) finished += 1;
    return Response.json(finished);
  },
} satisfies ExportedHandler<Env>;
