import type { AppLoadContext } from "@remix-run/cloudflare";
import type { ApiContext } from "../app/api/core/context";
import { clientAddress } from "../app/http/client-address";
import { isSameOrigin } from "../app/http/same-origin";
import { readDevice } from "../app/http/session-cookie";
import { admit } from "./admission";
import { answerProgram } from "./answer-program";
import { configOf } from "./config";
import { PageContext } from "./context";
import type { Env } from "./env";
import { withinCap } from "./http/body-cap";
import { type Ids, newIds } from "./http/ids";
import { type Place, placeOf } from "./http/place";
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
  const ids = newIds();
  const place = placeOf(request.url);
  let response: Response;
  try {
    response = place.isForPrograms
      ? await answerProgram(request, env, ctx, answerers.programs, ids)
      : await route(request, place, env, ctx, answerers.pages, ids);
  } catch (failure) {
    const { requestId } = ids;
    logFailure({ event: "request_failed", requestId, path: place.pathname }, failure);
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
  place: Place,
  env: Env,
  ctx: ExecutionContext,
  pages: Answerers["pages"],
  ids: Ids,
): Promise<Response> {
  const config = configOf(env);
  const { pathname } = place;
  if (pathname === "/healthz") return Response.json({ ok: true });
  if (pathname.startsWith("/cdn-cgi/")) return plain(404, request);
  const client = clientAddress(request, config);
  if (!client.trusted) return plain(503, request);
  if (request.headers.get("sec-purpose")?.includes("prefetch")) return plain(403, request);
  const body = request.body === null ? request : await withinCap(request);
  if (body === null) return plain(413, request);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead && !isSameOrigin(request, config.ORIGIN)) return plain(403, request);
  if (!isRead && !(await hasReadableBody(body))) return plain(400, request);

  const now = Date.now();
  // Polls and other framework traffic neither touch nor slide a session (architecture).
  const isVisit = pathname !== "/live" && request.headers.get("x-gatehouse-poll") === null;
  const cookie = request.headers.get("cookie");
  const admission = await admit(env, config, {
    cookie,
    address: client.address,
    now,
    page: isVisit ? place.page : null,
    requestId: ids.requestId,
  });
  if (pathname === "/live") return upgrade(request, env, config, admission, client.address);
  if (admission.signedIn === null && !place.isData && !place.isDoor) {
    return refusePage(request, admission.verdict, place.pathAndQuery);
  }
  const asksForDevice = place.isDoor || request.method !== "GET";
  const deviceId = asksForDevice ? await readDevice(config.COOKIE_KEYS, cookie) : null;
  const context = new PageContext(env, config, {
    request: body,
    nonce: ids.nonce,
    requestId: ids.requestId,
    path: place.pathAndQuery,
    address: client.address,
    later: laterIn(ctx, ids.requestId),
    now,
    deviceId,
    admission,
  });
  return pages(isRead ? readOnly(body, admission) : checked(readOnly(body, admission)), context);
}

/** Remix would check a change's origin by its own rule, against a header that anybody may send; ours has decided already. */
function checked(request: Request): Request {
  const copy = new Request(request);
  for (const name of ["origin", "x-forwarded-host"]) copy.headers.delete(name);
  return copy;
}
