import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Origin } from "../app/domain/log/entry";
import type { Verdict } from "../app/domain/session/gate";
import type { Bell, Mailer, Needs, Webhooks } from "../app/features/needs";
import type { SealKey } from "../app/http/sealed";
import type { SignedIn } from "../app/http/viewer";
import type { Admission } from "./admission";
import type { Config } from "./config";
import type { Env } from "./env";
import { programOf, zoneOfAddress } from "./http/client";
import { Mailing, Ringing, webhooksOf } from "./senders";
import { standingOf } from "./standing";

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

type Facts = { now: number; requestId: string; later: (work: Promise<unknown>) => void };

/** The abilities of one request or one cron run. */
export const needsOf = (env: Env, config: Config, facts: Facts): Needs => new Abilities(env, config, facts);

class Abilities implements Needs {
  readonly now: number;
  readonly requestId: string;
  readonly later: Facts["later"];
  readonly clock: () => number;
  readonly origin: string;
  readonly directory: Needs["directory"];
  readonly random: Needs["random"];
  readonly db: Needs["db"];
  readonly gate: Needs["gate"];
  readonly hasher: Needs["hasher"];
  readonly files: Needs["files"];
  readonly throttle: Needs["throttle"];
  readonly mailer: Mailer;
  readonly bell: Bell;
  readonly webhooks: Webhooks;

  constructor(env: Env, config: Config, { now, requestId, later }: Facts) {
    const { directory, random, db, gate, hasher, files, throttle, webhooks } = standingOf(env, config);
    const started = Date.now();
    this.now = now;
    this.requestId = requestId;
    this.later = later;
    this.clock = () => now + (Date.now() - started);
    this.origin = config.ORIGIN;
    this.directory = directory;
    this.random = random;
    this.db = db;
    this.gate = gate;
    this.hasher = hasher;
    this.files = files;
    this.throttle = throttle;
    this.mailer = new Mailing(this, env, config);
    this.bell = new Ringing(this);
    this.webhooks = webhooksOf(this, webhooks);
  }
}

type Asked = Facts & {
  request: Request;
  nonce: string;
  path: string;
  address: string | null;
  /** Read where it can matter alone; null elsewhere. */
  deviceId: string | null;
  admission: Admission;
};

/** A page's context. Who asks with what program and from where is read when a page wants to know. */
export class PageContext extends Abilities implements AppLoadContext {
  /** Remix's own type of it is open. */
  [name: string]: unknown;
  readonly path: string;
  readonly nonce: string;
  readonly cookieKeys: readonly SealKey[];
  readonly isDemoMode: boolean;
  readonly verdict: Verdict | null;
  readonly signedIn: SignedIn | null;
  readonly cookieAccount: string | null;
  readonly tokenHash: string | null;
  private readonly asked: Asked;

  constructor(env: Env, config: Config, asked: Asked) {
    super(env, config, asked);
    const { verdict, signedIn, account, tokenHash } = asked.admission;
    this.path = asked.path;
    this.nonce = asked.nonce;
    this.cookieKeys = config.COOKIE_KEYS;
    this.isDemoMode = config.CLIENT_ADDRESS === "demo";
    this.verdict = verdict;
    this.signedIn = signedIn;
    this.cookieAccount = account;
    this.tokenHash = tokenHash;
    this.asked = asked;
  }

  get client(): Origin {
    const { request, address, deviceId } = this.asked;
    return { ...programOf(request, address), deviceId };
  }

  get zoneOfAddress(): string | null {
    return zoneOfAddress(this.asked.request);
  }
}
