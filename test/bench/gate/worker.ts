import { DurableObject } from "cloudflare:workers";
import { answer } from "~workers/answer";
import type { Env } from "~workers/env";
import { staffedCompany } from "../workerd/company";

export { LoginThrottle } from "~workers/objects/login-throttle";
export { StaffedGate } from "../workerd/staffed-gate";

/** The least that one hop to an object can cost. */
export class EmptyObject extends DurableObject {
  ping(): string {
    return "ok";
  }
}

type BenchEnv = Env & { EMPTY: DurableObjectNamespace<EmptyObject> };
const nothing = async () => new Response("ok");

/** `/hello`: nothing. `/empty`: one RPC to an object that does nothing. Else: the whole answer, around an empty page. */
export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/hello") return new Response("ok");
    if (pathname === "/empty") return new Response(await env.EMPTY.get(env.EMPTY.idFromName("one")).ping());
    if (pathname === "/__company")
      return Response.json((await staffedCompany(Number(searchParams.get("people")))).staff);
    return answer(request, env, ctx, { pages: nothing, programs: nothing });
  },
} satisfies ExportedHandler<BenchEnv>;
