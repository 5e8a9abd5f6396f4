import type { Env } from "./env";
import { Recent } from "./recent";

/** Their ids are worked out from the names by a hash: once for each in an isolate. */
const ids = new WeakMap<object, Recent<string, DurableObjectId>>();
const KEPT_IDS = 2_000;

/** The only place that knows how objects are named. */
export function accountGate(env: Env, accountPublicId: string) {
  let known = ids.get(env.ACCOUNT_GATE);
  if (known === undefined) {
    known = new Recent(KEPT_IDS);
    ids.set(env.ACCOUNT_GATE, known);
  }
  let id = known.get(accountPublicId);
  if (id === undefined) {
    id = env.ACCOUNT_GATE.idFromName(accountPublicId);
    known.set(accountPublicId, id);
  }
  return env.ACCOUNT_GATE.get(id);
}

const SHARDS = 64;

/** The shard that counts a key: its hash mod 64, so one busy key never slows another for long. */
export async function loginThrottle(env: Env, key: string) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  return env.LOGIN_THROTTLE.get(env.LOGIN_THROTTLE.idFromName(`throttle-${(hash[0] ?? 0) % SHARDS}`));
}
