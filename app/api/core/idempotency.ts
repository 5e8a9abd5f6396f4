import { sha256hex } from "~/domain/ids/sha256";
import { type KeyPlace, keepAnswer, takeKey } from "~db/queries/idempotency";
import type { Asker } from "./context";
import { type Refusal, refuse } from "./problem";

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Does a POST once per `Idempotency-Key` and token, for a day: the same request again gets the kept answer, another
 * one under the key 422, one that is still running 409 (draft-ietf-httpapi-idempotency-key-header-07).
 */
export async function once(
  { needs, viewer }: Asker,
  request: { key: string; path: string; text: string },
  work: () => Promise<Response>,
): Promise<Response | Refusal> {
  if (!KEY.test(request.key))
    return refuse("invalid", {
      errors: [{ field: "Idempotency-Key", code: "bad_key", detail: "1 to 255 printable characters." }],
    });
  const db = needs.db(viewer.accountId);
  const place: KeyPlace = { accountId: viewer.accountId, tokenId: viewer.sessionId, key: request.key };
  const state = await takeKey(db, place, await sha256hex(`${request.path}\n${request.text}`), needs.now);
  if (state.kind === "running") return refuse("in_progress", { headers: { "retry-after": "1" } });
  if (state.kind === "other") return refuse("idempotency_key_reused");
  if (state.kind === "kept")
    return new Response(state.body === "" ? null : state.body, {
      status: state.status,
      headers: { ...state.headers, "idempotency-replayed": "true" },
    });
  try {
    const response = await work();
    const isDone = response.status < 500;
    await keepAnswer(db, place, isDone ? await kept(response) : null);
    return response;
  } catch (failure) {
    await keepAnswer(db, place, null);
    throw failure;
  }
}

const KEPT_HEADERS = ["content-type", "location", "etag"];

async function kept(response: Response) {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return {
    status: response.status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await response.clone().text(),
  };
}
