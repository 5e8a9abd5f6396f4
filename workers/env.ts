import type { AccountGate } from "./objects/account-gate";
import type { LoginThrottle } from "./objects/login-throttle";

/** The bindings of wrangler.toml. Parsed and checked in `config.ts`; used by name only in `stubs.ts` and `context.ts`. */
export type Env = {
  DB: D1Database;
  FILES: R2Bucket;
  ACCOUNT_GATE: DurableObjectNamespace<AccountGate>;
  LOGIN_THROTTLE: DurableObjectNamespace<LoginThrottle>;
  HASHER: Fetcher;
  /** The static files, as they were deployed with this Worker. */
  ASSETS: Fetcher;
  /** Cloudflare's e-mail; only with MAIL_URL=cloudflare: */
  EMAIL?: SendEmail;
  /** A way out that reaches public addresses alone; without it the platform's own fetch (docs/operations.md). */
  WEBHOOKS_OUT?: Fetcher;
  /** `yes`: webhooks may be sent to this machine; for local tests and development. */
  WEBHOOK_LOOPBACK?: string;
  CLIENT_ADDRESS?: string;
  COOKIE_KEYS?: string;
  PROXY_SECRET?: string;
  ORIGIN?: string;
  MAIL_URL?: string;
  MAIL_FROM?: string;
};
