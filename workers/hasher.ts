import * as z from "zod/mini";
import { hashPassword, verifyPassword } from "./hasher/passwords";
import { type Peppers, readPeppers } from "./hasher/pepper";
import { BoundedQueue } from "./hasher/queue";

/** `HASHER_KEY` is set where the binding is a local port: callers without it get 404. */
type HasherEnv = { PASSWORD_PEPPER?: string; HASHER_KEY?: string };

const MAX_BODY_BYTES = 16_384;
const HashBody = z.strictObject({ password: z.string() });
const VerifyBody = z.strictObject({
  password: z.string(),
  hash: z.nullable(z.string().check(z.maxLength(512))),
});

const queue = new BoundedQueue();
let peppers: Peppers | undefined;

/**
 * The second Worker: argon2id away from the gate's thread. Reached through the service binding `HASHER` only.
 * `POST /hash {password}` answers `{hash}`; `POST /verify {password, hash|null}` answers `{ok, stale}`;
 * 503 with `Retry-After` when the queue is full; 400 for anything else.
 */
export default {
  async fetch(request: Request, env: HasherEnv): Promise<Response> {
    if (env.HASHER_KEY && request.headers.get("x-hasher-key") !== env.HASHER_KEY) return answer(404, {});
    const { pathname } = new URL(request.url);
    if (request.method !== "POST" || !["/hash", "/verify"].includes(pathname)) return answer(404, {});
    const leave = queue.enter(Date.now());
    if (!leave) return answer(503, {}, { "Retry-After": "2" });
    try {
      const text = await request.text();
      // Lets the requests that have already arrived be counted before the thread is taken.
      await scheduler.wait(1);
      if (text.length > MAX_BODY_BYTES) return answer(400, {});
      peppers ??= readPeppers(env.PASSWORD_PEPPER);
      return await (pathname === "/hash" ? hash(text, peppers) : verify(text, peppers));
    } finally {
      leave();
    }
  },
};

async function hash(text: string, keys: Peppers): Promise<Response> {
  const body = HashBody.safeParse(parseJson(text));
  if (!body.success) return answer(400, {});
  try {
    return answer(200, { hash: await hashPassword(body.data.password, keys) });
  } catch (error) {
    if (error instanceof RangeError) return answer(400, {});
    throw error;
  }
}

async function verify(text: string, keys: Peppers): Promise<Response> {
  const body = VerifyBody.safeParse(parseJson(text));
  if (!body.success) return answer(400, {});
  return answer(200, await verifyPassword(body.data.password, body.data.hash, keys));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(status: number, body: object, headers?: HeadersInit): Response {
  return Response.json(body, { status, headers });
}
