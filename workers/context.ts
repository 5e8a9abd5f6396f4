import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Origin } from "../app/domain/log/entry";
import type { Verdict } from "../app/domain/session/gate";
import { filesOf } from "../app/features/files.server";
import { sendMails } from "../app/features/mail/send-mails.server";
import type { Needs } from "../app/features/needs";
import { ring } from "../app/features/notices/ring.server";
import { sendWebhooks } from "../app/features/webhooks/send-webhooks.server";
import type { SealKey } from "../app/http/sealed";
import type { SignedIn } from "../app/http/viewer";
import { openDb, openDirectory } from "../db/client";
import type { Config } from "./config";
import type { Env } from "./env";
import { hasherClient } from "./hasher-client";
import { mailDriver } from "./mail/driver";
import { accountGate, loginThrottle } from "./stubs";
import { openSealed, postTo, sealed } from "./webhooks";

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
    /** Where Cloudflare places the address; null without Cloudflare. */
    zoneOfAddress: string | null;
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
  const started = Date.now();
  const clock = () => facts.now + (Date.now() - started);
  const needs: Needs = {
    ...facts,
    clock,
    origin: config.ORIGIN,
    directory,
    random,
    db: (accountId) => openDb(env, accountId),
    gate: (account) => accountGate(env, account) as unknown as ReturnType<Needs["gate"]>,
    hasher: hasherClient(env.HASHER),
    files: filesOf(env.FILES),
    throttle: {
      take: async (key, limit, windowMs, now) =>
        (await loginThrottle(env, key)).take({ key, limit, windowMs, now }),
      reserve: async (request) => (await loginThrottle(env, request.key)).reserve(request),
      keep: async (attempt) => (await loginThrottle(env, attempt.key)).keep(attempt),
      refund: async (key, token) => (await loginThrottle(env, key)).refund(token),
      clear: async (key) => (await loginThrottle(env, key)).clear(key),
    },
    mailer: {
      driver: mailDriver(env, config, { directory, clock }),
      // A few at once: whoever waits for a link gets it now, the rest of many is cron's.
      sendSoon: () => facts.later(sendMails(needs, { batches: 2 })),
    },
    bell: {
      ringSoon: (accountId) => facts.later(ring(needs, accountId).catch(() => undefined)),
    },
    webhooks: {
      allowsLoopback: config.WEBHOOK_LOOPBACK === "yes",
      post: (url, message) => postTo(env, url, message),
      seal: (secret) => sealed(config.COOKIE_KEYS, secret),
      open: (text) => openSealed(config.COOKIE_KEYS, text),
      // What is not sent now is sent by cron, whatever the reason.
      sendSoon: () => facts.later(sendWebhooks(needs, { batches: 2 }).catch(() => undefined)),
    },
  };
  return needs;
}

export type { AppLoadContext };
