import { oneAsked } from "../app/api/access/asked";
import type { ApiContext } from "../app/api/core/context";
import { problemResponse, refuse } from "../app/api/core/problem";
import { refused } from "../app/domain/session/refused";
import { THROTTLE } from "../app/domain/session/throttle";
import { questionOf } from "../app/features/authzen/decide.server";
import { addressKeyOf } from "../app/features/session/take-tokens.server";
import { clientAddress } from "../app/http/client-address";
import { type Admission, admitToken } from "./admission";
import { configOf } from "./config";
import { needsOf } from "./context";
import type { Env } from "./env";
import { textWithinCap } from "./http/body-cap";
import { programOf } from "./http/client";
import { placeOf } from "./http/place";
import { watchByToken } from "./http/upgrade";
import { laterIn, logFailure } from "./log-line";

type Programs = (request: Request, context: ApiContext) => Promise<Response>;
type Ids = { nonce: string; requestId: string };

/** A program's request: address, size, token, answer. Cookies and origins mean nothing here (security.md row 17). */
export async function answerProgram(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  programs: Programs,
  { nonce, requestId }: Ids,
): Promise<Response> {
  const config = configOf(env);
  const client = clientAddress(request, config);
  if (!client.trusted) return problemResponse(refuse("unavailable"), requestId);
  const text = await textWithinCap(request);
  if (text === null) return problemResponse(refuse("too_large"), requestId);
  const now = Date.now();
  const { pathname, page } = placeOf(request.url);
  const asked = oneAsked(request, pathname, text);
  const authorization = request.headers.get("authorization");
  const admission = await admitToken(env, {
    authorization,
    address: client.address,
    now,
    page,
    requestId,
    question: asked && questionOf(asked, now),
  });
  const { told } = admission;
  const context: ApiContext = {
    ...needsOf(env, config, { now, requestId, later: laterIn(ctx, requestId) }),
    client: programOf(request, client.address),
    text,
    told: asked && told ? { asked, facts: told } : null,
    verdict: admission.verdict,
    signedIn: admission.signedIn,
    watch: () => watchByToken(env, admission, client.address),
    nonce,
  };
  try {
    if (isWrong(admission, authorization) && !(await mayGuess(context, client.address)))
      return await programs(request, { ...context, verdict: refused("rate_limited") });
    return await programs(request, context);
  } catch (failure) {
    logFailure({ event: "request_failed", requestId, path: pathname }, failure);
    return problemResponse(refuse("unavailable", { headers: { "retry-after": "5" } }), requestId);
  }
}

const isWrong = ({ signedIn, verdict }: Admission, authorization: string | null) =>
  signedIn === null &&
  authorization !== null &&
  (verdict === null || (!verdict.ok && verdict.reason === "none"));

/** Wrong tokens from one address are counted as wrong passwords are (architecture, "Login"). */
async function mayGuess({ throttle, now }: ApiContext, address: string | null): Promise<boolean> {
  const key = `token:${addressKeyOf(address)}`;
  return (await throttle.take(key, THROTTLE.address, THROTTLE.windowMs, now)).ok;
}
