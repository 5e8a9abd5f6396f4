import { createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import * as build from "@remix-run/dev/server-build";
import { ready } from "#words";
import { programs } from "../app/api";
import { answer } from "./answer";
import type { Env } from "./env";
import { logFailure } from "./log-line";
import { runJobs } from "./scheduled";

export { AccountGate } from "./objects/account-gate";
export { LoginThrottle } from "./objects/login-throttle";

const pages = createRequestHandler(build as unknown as ServerBuild, "production");

export default {
  async fetch(request, env, ctx) {
    try {
      await ready(env.ASSETS);
    } catch (failure) {
      logFailure({ event: "words_missing" }, failure);
      // No words to say it in: the reader's browser tries again.
      return new Response("Gatehouse is starting.\n", { status: 503, headers: { "retry-after": "5" } });
    }
    return answer(request, env, ctx, { pages, programs });
  },
  async scheduled(controller, env, ctx) {
    await ready(env.ASSETS);
    await runJobs(controller, env, ctx);
  },
} satisfies ExportedHandler<Env>;
