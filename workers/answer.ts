import type { AppLoadContext } from "@remix-run/cloudflare";
import type { ApiContext } from "../app/api/core/context";
import { base64url } from "../app/domain/ids/public-id";
import { clientAddress } from "../app/http/client-address";
import { isSameOrigin } from "../app/http/same-origin";
import { admit } from "./admission";
import { answerProgram, isForPrograms } from "./answer-program";
import { type Config, configOf } from "./config";
import { needsOf } from "./context";
import type { Env } from "./env";
import { withinCap } from "./http/body-cap";
import { clientOf, zoneOfAddress } from "./http/client";
import { openDoor, pageOf } from "./http/doors";
import { plain, refusePage } from "./http/plain";
import { readOnly } from "./http/preview";
import { hasReadableBody } from "./http/readable-body";
import { secured } from "./http/security-headers";
import { upgrade } from "./http/upgrade";
import { laterIn, logFailure } from "./log-line";

/** Who answers: pages for people, and the API and decisions for programs. */
type Answerers = {
  pages: (request: Request, context: AppLoadContext) => Promise<Response>;
  programs: (request: Request, context: ApiContext) => Promise<Response>;
};

/** Every request, in one order: configuration, address, body, origin, admission, page. */
export async function answer(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  answerers: Answerers,
): Promise<Response> {
  // A letter has six bits of randomness: 132 of the nonce (ASVS 3.4.3), 72 of the request's id.
  const random = base64url(crypto.getRandomValues(new Uint8Array(27)));
  const ids = { nonce: random.slice(0, 22), requestId: random.slice(24) };
  const url = new URL(request.url);
  let response: Response;
  try {
    response = isForPrograms(url.pathname)
      ? await answerProgram(request, env, ctx, answerers.programs, ids)
      : await route(request, url, env, ctx, answerers.pages, ids);
  } catch (failure) {
    const { requestId } = ids;
    logFailure({ event: "request_failed", requestId, path: url.pathname }, failure);
    response = plain(503, request);
  }
  return secured(asMaintenance(response, request), ids);
}

/** What failed inside is for the operator's log; the person reads that nothing is lost, and may try again (ASVS 16.5.3). */
function asMaintenance(response: Response, request: Request): Response {
  if (response.status !== 500) return response;
  // A route without a page answers a defect with a bare English line.
  if (response.headers.get("content-type")?.startsWith("text/plain")) return plain(503, request);
  const headers = new Headers(response.headers);
  headers.set("retry-after", "60");
  return new Response(response.body, { status: 503, headers });
}

async function route(
  request: Request,
  url: URL,
  env: Env,
  ctx: ExecutionContext,
  pages: Answerers["pages"],
  ids: { nonce: string; requestId: string },
): Promise<Response> {
  const config = configOf(env);
  if (url.pathname === "/healthz") return Response.json({ ok: true });
  if (url.pathname.startsWith("/cdn-cgi/")) return plain(404, request);
  const client = clientAddress(request, config);
  if (!client.trusted) return plain(503, request);
  if (request.headers.get("sec-purpose")?.includes("prefetch")) return plain(403, request);
  const body = await withinCap(request);
  if (body === null) return plain(413, request);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead && !isSameOrigin(request, config.ORIGIN)) return plain(403, request);
  if (!isRead && !(await hasReadableBody(body))) return plain(400, request);

  const now = Date.now();
  const page = pageOf(request, url);
  const cookie = request.headers.get("cookie");
  const admission = await admit(env, config, {
    cookie,
    address: client.address,
    now,
    page: page.isVisit ? page.path : null,
    requestId: ids.requestId,
  });
  if (url.pathname === "/live") return upgrade(request, env, config, admission, client.address);
  if (admission.signedIn === null && !page.isData && !openDoor(url.pathname)) {
    return refusePage(request, admission.verdict, page.pathAndQuery);
  }
  return pages(
    isRead ? readOnly(body, admission) : checked(readOnly(body, admission)),
    await contextOf(body, env, ctx, config, {
      ...ids,
      now,
      admission,
      address: client.address,
      pathname: url.pathname,
      path: page.pathAndQuery,
    }),
  );
}

/** Remix would check a change's origin by its own rule, against a header that anybody may send; ours has decided already. */
function checked(request: Request): Request {
  const copy = new Request(request);
  for (const name of ["origin", "x-forwarded-host"]) copy.headers.delete(name);
  return copy;
}

type Facts = {
  nonce: string;
  requestId: string;
  now: number;
  pathname: string;
  path: string;
  address: string | null;
  admission: Awaited<ReturnType<typeof admit>>;
};

async function contextOf(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  config: Config,
  facts: Facts,
): Promise<AppLoadContext> {
  const { admission, now, requestId } = facts;
  return {
    ...needsOf(env, config, { now, requestId, later: laterIn(ctx, requestId) }),
    nonce: facts.nonce,
    path: facts.path,
    cookieKeys: config.COOKIE_KEYS,
    isDemoMode: config.CLIENT_ADDRESS === "demo",
    client: await clientOf(request, facts.address, config.COOKIE_KEYS, facts.pathname),
    verdict: admission.verdict,
    signedIn: admission.signedIn,
    cookieAccount: admission.account,
    tokenHash: admission.tokenHash,
    zoneOfAddress: zoneOfAddress(request),
  };
}
