import { act } from "~/features/activity/act.server";
import { stopAccess } from "~/features/holds/stop-access.server";
import { answer } from "~workers/answer";
import type { Env } from "~workers/env";
import { setLimit } from "../limits/set-limit";
import { staffedCompany } from "../workerd/company";
import { StaffedGate } from "../workerd/staffed-gate";

export { LoginThrottle } from "~workers/objects/login-throttle";

/** A gate that can be taken away in the middle of its work: memory and sockets are gone, storage stays. */
export class MortalGate extends StaffedGate {
  async die(): Promise<void> {
    this.ctx.abort("taken away by the soak");
  }
}

type Mortal = { die(): Promise<void>; flush(): Promise<void> };
const gateOf = (env: Env, account: string) =>
  env.ACCOUNT_GATE.get(env.ACCOUNT_GATE.idFromName(account)) as unknown as Mortal;

/** Nothing is kept in this Worker, because it dies too: what it does for somebody it does as the one who is signed in. */
export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    const account = url.searchParams.get("account") ?? "";
    switch (url.pathname) {
      case "/__company": {
        const { company, staff } = await staffedCompany(Number(url.searchParams.get("people")));
        await setLimit(company, 1_000_000_000);
        return Response.json({ account: company.accountPublicId, staff });
      }
      case "/__evict":
        await gateOf(env, account)
          .die()
          .catch(() => undefined);
        return new Response("gone");
      case "/__lost":
        await gateOf(env, account).flush();
        return Response.json(await lost(env.DB, await request.json()));
    }
    const programs = async () => new Response(null, { status: 404 });
    return answer(request, env, ctx, { pages, programs });
  },
} satisfies ExportedHandler<Env>;

const pages: Parameters<typeof answer>[3]["pages"] = async (request, context) => {
  const { signedIn } = context;
  const { pathname, searchParams } = new URL(request.url);
  if (signedIn === null) return new Response(null, { status: 401 });
  if (pathname === "/soak/block") {
    const stop = { kind: "manual_block", reason: "soak", showReason: false, endsAt: null } as const;
    return Response.json(await stopAccess(context, signedIn, searchParams.get("user") ?? "", stop));
  }
  if (pathname === "/soak/count") {
    const actionId = searchParams.get("action") ?? "";
    const costs = [{ metric: "deals_handled" as const, keys: [`deal:${actionId}`], amount: 1 }];
    const deeds = [{ kind: "stage_changed" as const, object: null, amount: 1 }];
    return Response.json(await act(context, signedIn, { write: [], deeds, costs, source: "page", actionId }));
  }
  return new Response("ok");
};

/** What was promised and cannot be found: actions, holds, their audit rows, and log lines of the sessions they ended. */
export type Promised = { actions: string[]; blocked: number[] };

async function lost(db: D1Database, { actions, blocked }: Promised): Promise<number> {
  const missing = async (of: readonly (string | number)[], found: string) =>
    (await db
      .prepare(`SELECT count(*) AS n FROM json_each(?1) AS one WHERE NOT EXISTS (${found})`)
      .bind(JSON.stringify(of))
      .first<number>("n")) ?? 0;
  return (
    (await missing(actions, "SELECT 1 FROM activity WHERE action_id = one.value")) +
    (await missing(blocked, "SELECT 1 FROM holds WHERE user_id = one.value AND lifted_at IS NULL")) +
    (await missing(
      blocked,
      "SELECT 1 FROM audit_log WHERE target_kind = 'user' AND target_id = one.value AND event = 'hold_opened'",
    )) +
    (await missing(blocked, "SELECT 1 FROM auth_log WHERE user_id = one.value AND event = 'session_revoked'"))
  );
}
