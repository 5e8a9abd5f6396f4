import { sha256hex } from "../app/domain/ids/sha256";
import type { Admitted, Verdict, ViewerFacts } from "../app/domain/session/gate";
import { refused } from "../app/domain/session/refused";
import { readToken } from "../app/domain/session/token";
import { readSession } from "../app/http/session-cookie";
import type { SignedIn } from "../app/http/viewer";
import { openDb } from "../db/client";
import { findGateState } from "../db/queries/gate-copy";
import type { Config } from "./config";
import type { Env } from "./env";
import { logLine } from "./log-line";
import { accountGate } from "./stubs";

const KEPT_VIEWERS = 2_000;
/** Viewers by stamp: an isolate learns a person's rights once, and again only when the stamp moves. */
const viewers = new Map<string, ViewerFacts>();
const stamps = new Map<string, string>();

export type Admission = {
  verdict: Verdict | null;
  signedIn: SignedIn | null;
  account: string | null;
  tokenHash: string | null;
};

type Asked = {
  cookie: string | null;
  address: string | null;
  now: number;
  page: string | null;
  requestId: string;
};

/** One RPC and no query: reads the cookie, asks the account's gate, keeps what it said about the viewer. */
export async function admit(env: Env, config: Config, asked: Asked): Promise<Admission> {
  const cookie = await readSession(config.COOKIE_KEYS, asked.cookie);
  if (cookie === null) return NOBODY;
  return ask(env, asked, { account: cookie.account, secret: cookie.token, as: "browser" });
}

/** The same question for `Authorization: Bearer gh_…`; cookies are never read here (security.md row 17). */
export async function admitToken(
  env: Env,
  asked: Omit<Asked, "cookie"> & { authorization: string | null },
): Promise<Admission> {
  const token = readToken(/^Bearer ([^\s]+)$/i.exec(asked.authorization ?? "")?.[1] ?? "");
  if (token === null) return NOBODY;
  try {
    // No object is made for an account that somebody has only thought up.
    if (!(await isAccount(env, token.account))) return NOBODY;
  } catch (failure) {
    logLine({ event: "gate_unreachable", requestId: asked.requestId, message: String(failure) });
    return { ...NOBODY, verdict: refused("down") };
  }
  return ask(env, asked, { ...token, as: "token" });
}

const NOBODY: Admission = { verdict: null, signedIn: null, account: null, tokenHash: null };
const accounts = new Set<string>();

/** One query for an account's first request in an isolate, none after it. */
async function isAccount(env: Env, publicId: string): Promise<boolean> {
  if (accounts.has(publicId)) return true;
  if ((await findGateState(openDb(env, 0), publicId)) === null) return false;
  accounts.add(publicId);
  return true;
}

type Shown = { account: string; secret: string; as: "browser" | "token" };

async function ask(
  env: Env,
  asked: Omit<Asked, "cookie">,
  { account, secret, as }: Shown,
): Promise<Admission> {
  const tokenHash = await sha256hex(secret);
  const named = { account, tokenHash };
  try {
    const stamp = stamps.get(tokenHash) ?? null;
    const kept = stamp === null ? undefined : viewers.get(`${account}.${stamp}`);
    const verdict = (await accountGate(env, account).admit({
      tokenHash,
      as,
      address: asked.address,
      now: asked.now,
      stamp: kept === undefined ? null : stamp,
      page: asked.page,
    })) as Verdict;
    if (!verdict.ok) return { ...named, verdict, signedIn: null };
    const facts = verdict.facts ?? kept;
    if (facts === undefined) throw new Error("the gate kept back facts that this isolate does not have");
    keep(viewers, `${account}.${verdict.stamp}`, facts);
    keep(stamps, tokenHash, verdict.stamp);
    return { ...named, verdict, signedIn: signedIn(account, verdict, facts, asked) };
  } catch (failure) {
    logLine({ event: "gate_unreachable", requestId: asked.requestId, message: String(failure) });
    return { ...named, verdict: refused("down"), signedIn: null };
  }
}

function signedIn(
  account: string,
  verdict: Admitted,
  { person, settings, rights, reach }: ViewerFacts,
  asked: Omit<Asked, "cookie">,
): SignedIn {
  return {
    accountId: settings.account,
    accountPublicId: account,
    userId: person.user,
    publicId: person.publicId,
    rights,
    reach,
    departmentId: person.departmentId,
    isOwner: person.isOwner,
    sessionId: verdict.sessionId,
    startedAt: verdict.startedAt,
    profile: person,
    settings,
    said: verdict.said,
    near: verdict.near,
    preview: verdict.preview,
    // In a preview whoever looks stays the one who acts.
    actor: {
      userId: verdict.preview?.actor.user ?? person.user,
      name: verdict.preview?.actor.name ?? `${person.name} ${person.surname}`.trim(),
      version: verdict.preview?.actor.version ?? person.version,
      ip: asked.address,
      sessionId: verdict.sessionId,
      requestId: asked.requestId,
    },
  };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > KEPT_VIEWERS) map.delete(map.keys().next().value!);
}
