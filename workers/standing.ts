import { filesOf } from "../app/features/files.server";
import type { Needs, Webhooks } from "../app/features/needs";
import { openDb, openDirectory } from "../db/client";
import type { Config } from "./config";
import type { Env } from "./env";
import { hasherClient } from "./hasher-client";
import { accountGate, loginThrottle } from "./stubs";
import { openSealed, postTo, sealed } from "./webhooks";

/** The abilities that depend on the deployment alone. */
type Standing = Pick<Needs, "directory" | "random" | "db" | "gate" | "hasher" | "files" | "throttle"> & {
  webhooks: Omit<Webhooks, "sendSoon">;
};

const known = new WeakMap<Env, Standing>();

/** Made once in an isolate: every request has them, and one that changes nothing uses few. */
export function standingOf(env: Env, config: Config): Standing {
  let standing = known.get(env);
  if (standing === undefined) {
    standing = {
      directory: openDirectory(env),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      db: (accountId) => openDb(env, accountId),
      gate: (account) => accountGate(env, account) as unknown as ReturnType<Needs["gate"]>,
      hasher: hasherClient(env.HASHER),
      files: filesOf(env.FILES),
      throttle: throttleOf(env),
      webhooks: {
        allowsLoopback: config.WEBHOOK_LOOPBACK === "yes",
        post: (url, message) => postTo(env, url, message),
        seal: (secret) => sealed(config.COOKIE_KEYS, secret),
        open: (text) => openSealed(config.COOKIE_KEYS, text),
      },
    };
    known.set(env, standing);
  }
  return standing;
}

const throttleOf = (env: Env): Needs["throttle"] => ({
  take: async (key, limit, windowMs, now) =>
    (await loginThrottle(env, key)).take({ key, limit, windowMs, now }),
  reserve: async (request) => (await loginThrottle(env, request.key)).reserve(request),
  keep: async (attempt) => (await loginThrottle(env, attempt.key)).keep(attempt),
  refund: async (key, token) => (await loginThrottle(env, key)).refund(token),
  clear: async (key) => (await loginThrottle(env, key)).clear(key),
});
