import { createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import * as build from "@remix-run/dev/server-build";
import { programs } from "../app/api";
import { answer } from "./answer";
import type { Env } from "./env";
import { runJobs } from "./scheduled";

export { AccountGate } from "./objects/account-gate";
export { LoginThrottle } from "./objects/login-throttle";

const pages = createRequestHandler(build as unknown as ServerBuild, "production");

export default {
  fetch: (request, env, ctx) => answer(request, env, ctx, { pages, programs }),
  scheduled: (controller, env, ctx) => runJobs(controller, env, ctx),
} satisfies ExportedHandler<Env>;
