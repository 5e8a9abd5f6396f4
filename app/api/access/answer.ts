import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { z } from "zod";
import { can } from "~/domain/access";
import {
  ActionSearch,
  Evaluation,
  Evaluations,
  firstProblem,
  ResourceSearch,
  SubjectSearch,
} from "~/domain/authzen/request";
import { decide } from "~/features/authzen/decide.server";
import { decideMany } from "~/features/authzen/decide-many.server";
import { searchActions, searchResources, searchSubjects } from "~/features/authzen/search.server";
import { type ApiEnv, type Asker, askerOf } from "../core/context";
import { hasTokenInUrl, rateHeaders, refusalOf } from "../core/door";
import { configuration } from "./configuration";
import { pageOf, pageShown } from "./page";

type Ctx = Context<ApiEnv>;

/** Decisions for other systems: OpenID Authorization API 1.0 (AuthZEN), to the letter of its HTTPS binding. */
export const access = new OpenAPIHono<ApiEnv>();

access.get("/.well-known/authzen-configuration", (c) => configuration(c.env.origin));

access.post("/access/v1/evaluation", (c) =>
  question(c, Evaluation, async ({ needs, viewer }, asked) => decide(needs, viewer, asked)),
);

access.post("/access/v1/evaluations", (c) =>
  question(c, Evaluations, async ({ needs, viewer }, asked) => {
    if (asked.evaluations?.length) return { evaluations: await decideMany(needs, viewer, asked) };
    // Without a list it is one question (section 7.1).
    const one = Evaluation.safeParse(asked);
    return one.success ? decide(needs, viewer, one.data) : new BadRequest(firstProblem(one.error));
  }),
);

access.post("/access/v1/search/subject", (c) =>
  question(c, SubjectSearch, async ({ needs, viewer }, { page, ...asked }) => {
    const place = pageOf(page, asked);
    if (place === null) return new BadRequest("page.token: it belongs to another search");
    return pageShown(await searchSubjects(needs, viewer, asked, place), asked);
  }),
);

access.post("/access/v1/search/resource", (c) =>
  question(c, ResourceSearch, async ({ needs, viewer }, { page, ...asked }) => {
    const place = pageOf(page, asked);
    if (place === null) return new BadRequest("page.token: it belongs to another search");
    return pageShown(await searchResources(needs, viewer, asked, place), asked);
  }),
);

access.post("/access/v1/search/action", (c) =>
  question(c, ActionSearch, async ({ needs, viewer }, { page, ...asked }) => {
    if (pageOf(page, asked) === null) return new BadRequest("page.token: it belongs to another search");
    return pageShown({ results: await searchActions(needs, viewer, asked), next: null }, asked);
  }),
);

access.notFound((c) => plain(c, 404, "There is nothing here."));
access.onError((failure) => {
  throw failure;
});

class BadRequest {
  constructor(readonly message: string) {}
}

/** Token, right, body, answer. Errors are a message in plain text, decisions are always 200 (section 10.1.2). */
async function question<S extends z.ZodType>(
  c: Ctx,
  schema: S,
  answer: (asker: Asker, asked: z.output<S>) => Promise<object>,
): Promise<Response> {
  if (hasTokenInUrl(new URL(c.req.url))) return plain(c, 400, "A token never travels in an address.");
  const { signedIn: viewer } = c.env;
  if (viewer === null) {
    const { problem, headers } = refusalOf(c.env.verdict);
    return plain(c, problem.status, problem.title, headers);
  }
  if (!can(viewer, "access.explain"))
    return plain(c, 403, "The token's owner has not the right access.explain.");
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return plain(c, 400, "The content type must be application/json.");
  const body = await c.req.json().catch(() => undefined);
  if (body === undefined) return plain(c, 400, "The body is not valid JSON.");
  const parsed = schema.safeParse(body);
  if (!parsed.success) return plain(c, 400, firstProblem(parsed.error));
  const said = await answer(askerOf(c.env, viewer), parsed.data);
  if (said instanceof BadRequest) return plain(c, 400, said.message);
  return Response.json(said, { headers: { ...echo(c), ...rateHeaders(c.env) } });
}

function plain(c: Ctx, status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(message, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers, ...echo(c), ...rateHeaders(c.env) },
  });
}

/** The identifier that the caller gave its request comes back with the answer (section 10.1.4). */
function echo(c: Ctx): Record<string, string> {
  const id = c.req.header("x-request-id");
  return id !== undefined && /^[\x20-\x7e]{1,500}$/.test(id) ? { "x-request-id": id } : {};
}
