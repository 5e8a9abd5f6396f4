import { type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { ApiEnv } from "./core/context";
import type { Operation } from "./core/operation";
import { querySchema } from "./core/run";
import { INTRODUCTION, TAGS } from "./introduction";

const Problem = z
  .object({
    type: z.string(),
    title: z.string().openapi({ example: "Not found, or no access." }),
    status: z.number().int(),
    code: z.string().openapi({ example: "not_found" }),
    detail: z.string().optional(),
    request_id: z.string(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

const REFUSALS = {
  400: problem("The request is not as it should be; `errors` names every field."),
  401: problem("No living token."),
  403: problem("The right is missing, or the token's address is refused."),
  404: problem("Not found, or no access."),
  409: problem("A rule or somebody else's change stands against it; `code` says which."),
  412: problem("`If-Match` names another state."),
  413: problem("The body is larger than 1 MB."),
  415: problem("The body is not `application/json`."),
  422: problem("The `Idempotency-Key` came with another request before."),
  423: problem("An activity limit suspends the token's owner."),
  429: problem("Too many requests; `Retry-After` says how long to wait."),
  503: problem("Not available at the moment; nothing was changed."),
};

/** One operation as the document tells it. */
export function describeOperation(operation: Operation): RouteConfig {
  const { id, method, path, tag, summary, needs } = operation;
  const right = needs === null ? "Open to every living token." : `Needs \`${needs}\`.`;
  return {
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    description: [operation.description, right].filter(Boolean).join("\n\n"),
    request: {
      ...(operation.params === undefined ? {} : { params: operation.params }),
      query: querySchema(operation).extend(fieldsQuery(operation)) as never,
      ...(method === "post" || method === "patch" || method === "put" || method === "delete"
        ? { headers: headersOf(operation) as never }
        : {}),
      ...(operation.body === undefined
        ? {}
        : { body: { required: true, content: { "application/json": { schema: operation.body as never } } } }),
    },
    responses: { ...successOf(operation), ...REFUSALS },
  };
}

const fieldsQuery = ({ method, answers }: Operation) =>
  method === "get" && answers !== undefined
    ? {
        fields: z.string().optional().openapi({ description: "Only these fields, by comma.", example: "id" }),
      }
    : {};

function headersOf({ method }: Operation) {
  return method === "post"
    ? z.object({
        "Idempotency-Key": z
          .string()
          .max(255)
          .optional()
          .openapi({ description: "Does it once: repeat it with the same key after an accident." }),
      })
    : z.object({
        "If-Match": z
          .string()
          .optional()
          .openapi({ description: "The ETag that was read; refused with 412 when it has changed since." }),
      });
}

function successOf({ answers, isList, files, status = 200 }: Operation): RouteConfig["responses"] {
  if (files !== undefined) {
    const schema = z.string().openapi({ format: "binary" });
    const content = Object.fromEntries(files.map((type) => [type, { schema }]));
    const description = files.includes("text/event-stream") ? "Events, until the stream ends." : "The file.";
    return { 200: { description, content } };
  }
  if (answers === undefined) return { 204: { description: "Done." } };
  const schema = isList
    ? z.object({
        items: z.array(answers),
        next: z.string().nullable().openapi({ description: "Pass as `cursor`; null at the end." }),
      })
    : answers;
  return { [status]: { description: "Done.", content: { "application/json": { schema: schema as never } } } };
}

/** The OpenAPI 3.1 document. */
export function documentOf(api: OpenAPIHono<ApiEnv>, origin: string) {
  api.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "gh_<account>_<secret>",
    description: "An API token of Settings → API, or of `npm run token`.",
  });
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Gatehouse API",
      version: "1",
      description: INTRODUCTION.replaceAll("$ORIGIN", origin),
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: `${origin}/api/v1`, description: "This deployment" }],
    security: [{ token: [] }],
    tags: TAGS,
  });
}
