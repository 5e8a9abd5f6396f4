import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Origin } from "../app/domain/log/entry";
import type { Verdict } from "../app/domain/session/gate";
import { outboxMailer } from "../app/features/mail/mailer.server";
import type { Needs } from "../app/features/needs";
import type { SealKey } from "../app/http/sealed";
import type { SignedIn } from "../app/http/viewer";
import { openDb, openDirectory } from "../db/client";
import type { Config } from "./config";
import type { Env } from "./env";
import { hasherClient } from "./hasher-client";
import { accountGate, loginThrottle } from "./stubs";

declare module "@remix-run/cloudflare" {
  /** What routes receive: abilities, not bindings. */
  interface AppLoadContext extends Needs {
    /** Path and query of the page asked for, without Remix's `.data`. */
    path: string;
    nonce: string;
    cookieKeys: readonly SealKey[];
    isDemoMode: boolean;
    client: Origin;
    /** Null without a cookie; else what the gate said. */
    verdict: Verdict | null;
    signedIn: SignedIn | null;
    /** The account that the cookie names, signed in or not. */
    cookieAccount: string | null;
    tokenHash: string | null;
  }
}

/** The abilities of one request or one cron run. */
export function needsOf(
  env: Env,
  config: Config,
  facts: { now: number; requestId: string; later: (work: Promise<unknown>) => void },
): Needs {
  const directory = openDirectory(env);
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  return {
    ...facts,
    origin: config.ORIGIN,
    directory,
    random,
    db: (accountId) => openDb(env, accountId),
    gate: (account) => accountGate(env, account) as unknown as ReturnType<Needs["gate"]>,
    hasher: hasherClient(env.HASHER),
    throttle: {
      take: async (key, limit, windowMs, now) =>
        (await loginThrottle(env, key)).take({ key, limit, windowMs, now }),
      refund: async (key, token) => (await loginThrottle(env, key)).refund(token),
      clear: async (key) => (await loginThrottle(env, key)).clear(key),
    },
    mailer: outboxMailer(directory, facts.now, random),
  };
}

export type { AppLoadContext };
