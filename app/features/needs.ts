import type { GatePort } from "~/domain/session/gate";
import type { Attempt, Take, TakeRequest } from "~/domain/session/throttle";
import type { Db, Directory } from "~db/client";
import type { Files } from "./files.server";
import type { MailDriver } from "./mail/driver";

/** The abilities a use-case may ask for. The Worker builds them once a request; no use-case sees a binding. */
export type Hasher = {
  /** @throws an error named `HasherBusy` with `retryAfterSeconds` */
  hash(password: string): Promise<string>;
  verify(password: string, hash: string | null): Promise<{ ok: boolean; stale: boolean }>;
};
export type Throttle = {
  take(key: string, limit: number, windowMs: number, now: number): Promise<Take>;
  /** Counted at once and stored only by `keep`, so that a success costs no write; `refund` or `keep` must follow. */
  reserve(request: TakeRequest): Promise<Take>;
  keep(attempt: Attempt & { token: number }): Promise<void>;
  refund(key: string, token: number): Promise<void>;
  clear(key: string): Promise<void>;
};
export type Mailer = {
  /** Null: no mail server is set up, and mails wait (docs/operations.md). */
  driver: MailDriver | null;
  /** Has what is queued sent after the answer; cron sends what this misses. */
  sendSoon(): void;
};

export type Webhooks = {
  /** Local tests and development alone: a receiver on this machine may be a target. */
  allowsLoopback: boolean;
  /** Posts without following redirects. @throws when there is no answer in time */
  post(url: string, message: { headers: Record<string, string>; body: string }): Promise<Response>;
  /** Encrypts a signing secret with the deployment's key; `open` is null when that key is gone. */
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<string | null>;
  /** Has what is queued sent after the answer; cron sends what this misses. */
  sendSoon(): void;
};

export type Bell = {
  /** Has the pages of whoever got a notice at `now` ask for it after the answer; what this misses, they ask later. */
  ringSoon(accountId: number): void;
};

export type Needs = {
  now: number;
  /** The time that goes on, for leases of work that outlives the request. Everything else takes `now`. */
  clock(): number;
  requestId: string;
  /** The configured public origin; links in mails are made from it and from nothing else. */
  origin: string;
  directory: Directory;
  db(accountId: number): Db;
  gate(accountPublicId: string): GatePort;
  hasher: Hasher;
  throttle: Throttle;
  files: Files;
  mailer: Mailer;
  webhooks: Webhooks;
  bell: Bell;
  /** Random bytes; arrives as an argument so that a test can choose them. */
  random(bytes: number): Uint8Array;
  /** Goes on after the answer: only for work that is recorded already and will be done anyway. */
  later(work: Promise<unknown>): void;
};
