import { statusOf } from "../../app/domain/session/reasons";
import { isSameOrigin } from "../../app/http/same-origin";
import type { Admission } from "../admission";
import type { Config } from "../config";
import type { Env } from "../env";
import { LIVE_HEADERS } from "../objects/account-gate/upgrade";
import { accountGate } from "../stubs";

/** The live socket: origin and cookie here, admission again in the gate, which accepts in the same turn (ASVS 4.4.2). */
export async function upgrade(
  request: Request,
  env: Env,
  config: Config,
  admission: Admission,
  address: string | null,
): Promise<Response> {
  const asksForSocket = request.headers.get("upgrade") === "websocket";
  if (asksForSocket && (request.headers.get("origin") === null || !isSameOrigin(request, config.ORIGIN)))
    return new Response(null, { status: 403 });
  if (admission.signedIn === null || admission.account === null || admission.tokenHash === null) {
    return new Response(null, {
      status: statusOf(admission.verdict?.ok === false ? admission.verdict.reason : "none"),
    });
  }
  // Whoever only looks as somebody else is not present as them.
  if (admission.signedIn.preview !== null) return new Response(null, { status: 403 });
  // A page whose socket was refused asks once more without upgrade, because scripts cannot read a handshake's status.
  if (!asksForSocket) return new Response(null, { status: 426 });
  const headers = new Headers({ upgrade: "websocket", [LIVE_HEADERS.token]: admission.tokenHash });
  if (address !== null) headers.set(LIVE_HEADERS.address, address);
  for (const name of [
    "sec-websocket-key",
    "sec-websocket-version",
    "sec-websocket-extensions",
    "connection",
  ]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return accountGate(env, admission.account).fetch("https://gate/live", { headers });
}

/** The same socket for a program: the gate admits its token again, and counts nobody present by it. */
export async function watchByToken(
  env: Env,
  { account, tokenHash }: Admission,
  address: string | null,
): Promise<WebSocket | null> {
  if (account === null || tokenHash === null) return null;
  const headers = new Headers({
    upgrade: "websocket",
    [LIVE_HEADERS.token]: tokenHash,
    [LIVE_HEADERS.program]: "1",
  });
  if (address !== null) headers.set(LIVE_HEADERS.address, address);
  const answer = await accountGate(env, account).fetch("https://gate/live", { headers });
  return answer.webSocket;
}
