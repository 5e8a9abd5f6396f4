import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./core/context";
import { hasTokenInUrl } from "./core/door";
import { problemResponse, refuse } from "./core/problem";
import { run } from "./core/run";
import { docsPage } from "./docs";
import { describeOperation, documentOf } from "./document";
import { OPERATIONS } from "./operations";

const BASE = "/api/v1";
const reads = new Map(OPERATIONS.filter(({ method }) => method === "get").map((one) => [one.path, one]));
const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ":$1");

/** Everything below `/api`: one table of operations, and the documents made from it. */
export const api = new OpenAPIHono<ApiEnv>();

api.use(async (c, next) => {
  if (hasTokenInUrl(c.req.url)) return problemResponse(refuse("token_in_url"), c.env.requestId);
  return next();
});

for (const operation of OPERATIONS) {
  api.openAPIRegistry.registerPath(describeOperation(operation));
  api.on(operation.method.toUpperCase(), BASE + honoPath(operation.path), (c) => run(c, operation, reads));
}

const methods = new Map<string, string[]>();
for (const { path, method } of OPERATIONS)
  methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
for (const [path, allowed] of methods)
  api.all(BASE + honoPath(path), (c) =>
    problemResponse(
      refuse("method_not_allowed", { headers: { allow: allowed.join(", ") } }),
      c.env.requestId,
    ),
  );

let document: string | null = null;
api.get(`${BASE}/openapi.json`, (c) => {
  document ??= JSON.stringify(documentOf(api, c.env.origin));
  return new Response(document, {
    headers: { "content-type": "application/json", "cache-control": "public, max-age=300" },
  });
});
api.get("/api/docs", (c) => docsPage(c.env));

api.notFound((c) => problemResponse(refuse("not_found"), c.env.requestId));
// The Worker logs what failed and answers; nothing of it leaves (ASVS 16.5.1).
api.onError((failure) => {
  throw failure;
});
