import type { Env } from "./env";

/** The only place that knows how objects are named. */
export const accountGate = (env: Env, accountPublicId: string) =>
  env.ACCOUNT_GATE.get(env.ACCOUNT_GATE.idFromName(accountPublicId));

const SHARDS = 64;

/** The shard that counts a key: its hash mod 64, so one busy key never slows another for long. */
export async function loginThrottle(env: Env, key: string) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  return env.LOGIN_THROTTLE.get(env.LOGIN_THROTTLE.idFromName(`throttle-${(hash[0] ?? 0) % SHARDS}`));
}
