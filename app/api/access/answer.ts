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
import { decide, knownOf } from "~/features/authzen/decide.server";
import { decideMany } from "~/features/authzen/decide-many.server";
import { searchActions, searchResources, searchSubjects } from "~/features/authzen/search.server";
import { type ApiContext, type Asker, askerOf } from "../core/context";
import { hasTokenInUrl, rateHeaders, refusalOf } from "../core/door";
import { BadRequest, EVALUATION, readAsked } from "./asked";
import { configuration } from "./configuration";
import { pageOf, pageShown } from "./page";

type Call = Pick<ApiContext, "text" | "told"> & { request: Request };

/** A kind of message: how it is read, and what is answered to it. */
const kind =
  <S extends z.ZodType>(schema: S, answer: (asker: Asker, asked: z.output<S>) => Promise<object>) =>
  async (asker: Asker, { request, text }: Call): Promise<object> => {
    const asked = readAsked(schema, request, text);
    return asked instanceof BadRequest ? asked : answer(asker, asked);
  };

const evaluation = kind(Evaluation, async ({ needs, viewer }, asked) => decide(needs, viewer, asked));

const KINDS: Record<string, (asker: Asker, call: Call) => Promise<object>> = {
  [EVALUATION]: (asker, call) => {
    const { needs, viewer } = asker;
    if (call.told === null) return evaluation(asker, call);
    const { asked, facts } = call.told;
    return decide(needs, viewer, asked, knownOf(viewer, asked, facts));
  },
  "/access/v1/evaluations": kind(Evaluations, async ({ needs, viewer }, asked) => {
    if (asked.evaluations?.length) return { evaluations: await decideMany(needs, viewer, asked) };
    // Without a list it is one question (section 7.1).
    const one = Evaluation.safeParse(asked);
    return one.success ? decide(needs, viewer, one.data) : new BadRequest(firstProblem(one.error));
  }),
  "/access/v1/search/subject": kind(SubjectSearch, async ({ needs, viewer }, { page, ...asked }) => {
    const place = pageOf(page, asked);
    if (place === null) return WRONG_PAGE;
    return pageShown(await searchSubjects(needs, viewer, asked, place), asked);
  }),
  "/access/v1/search/resource": kind(ResourceSearch, async ({ needs, viewer }, { page, ...asked }) => {
    const place = pageOf(page, asked);
    if (place === null) return WRONG_PAGE;
    return pageShown(await searchResources(needs, viewer, asked, place), asked);
  }),
  "/access/v1/search/action": kind(ActionSearch, async ({ needs, viewer }, { page, ...asked }) => {
    if (pageOf(page, asked) === null) return WRONG_PAGE;
    return pageShown({ results: await searchActions(needs, viewer, asked), next: null }, asked);
  }),
};

const WRONG_PAGE = new BadRequest("page.token: it belongs to another search");

/**
 * Decisions for other systems: OpenID Authorization API 1.0 (AuthZEN), to the letter of its HTTPS binding. Token, right,
 * body, answer; errors are a message in plain text, decisions are always 200 (section 10.1.2).
 */
export async function access(request: Request, pathname: string, context: ApiContext): Promise<Response> {
  const { method } = request;
  if (pathname === "/.well-known/authzen-configuration" && (method === "GET" || method === "HEAD"))
    return configuration(context.origin);
  const headers = { ...echo(request), ...rateHeaders(context) };
  const answer = method === "POST" ? KINDS[pathname] : undefined;
  if (answer === undefined) return plain(404, "There is nothing here.", headers);
  if (hasTokenInUrl(request.url)) return plain(400, "A token never travels in an address.", headers);
  const { signedIn } = context;
  if (signedIn === null) {
    const { problem, headers: own } = refusalOf(context.verdict);
    return plain(problem.status, problem.title, { ...own, ...headers });
  }
  if (!can(signedIn, "access.explain"))
    return plain(403, "The token's owner has not the right access.explain.", headers);
  const { text, told } = context;
  const said = await answer(askerOf(context, signedIn), { request, text, told });
  return said instanceof BadRequest ? plain(400, said.message, headers) : Response.json(said, { headers });
}

const plain = (status: number, message: string, headers: Record<string, string>) =>
  new Response(message, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  });

/** The identifier that the caller gave its request comes back with the answer (section 10.1.4). */
function echo({ headers }: Request): Record<string, string> {
  const id = headers.get("x-request-id");
  return id !== null && /^[\x20-\x7e]{1,500}$/.test(id) ? { "x-request-id": id } : {};
}
