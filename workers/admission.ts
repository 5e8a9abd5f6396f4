import {
  type AdmitRequest,
  type Admitted,
  SAME,
  type Verdict,
  type ViewerFacts,
} from "../app/domain/session/gate";
import type { QuestionFacts, QuestionRequest } from "../app/domain/session/question";
import { refused } from "../app/domain/session/refused";
import type { SignedIn } from "../app/http/viewer";
import { openDb } from "../db/client";
import { findGateState } from "../db/queries/gate-copy";
import type { Config } from "./config";
import type { Env } from "./env";
import { logFailure } from "./log-line";
import { sharing } from "./sharing";
import { type Shown, shownByCookie, shownByToken } from "./shown";
import { accountGate } from "./stubs";

export type Admission = {
  verdict: Verdict | null;
  signedIn: SignedIn | null;
  account: string | null;
  tokenHash: string | null;
  /** What the gate says to the question that came with the token, if there was one and it could. */
  told?: QuestionFacts | null;
};

type Asked = {
  cookie: string | null;
  address: string | null;
  now: number;
  page: string | null;
  requestId: string;
  question?: QuestionRequest | null;
};

/** One RPC and no query: reads the cookie, asks the account's gate, keeps what it said about the viewer. */
export function admit(env: Env, config: Config, asked: Asked): Admission | Promise<Admission> {
  const shown = shownByCookie(config.COOKIE_KEYS, asked.cookie);
  if (shown === null) return NOBODY;
  if (!(shown instanceof Promise)) return ask(env, asked, shown);
  return shown.then((read) => (read === null ? NOBODY : ask(env, asked, read)));
}

/** The same question for `Authorization: Bearer gh_…`; cookies are never read here (security.md row 17). */
export async function admitToken(
  env: Env,
  asked: Omit<Asked, "cookie"> & { authorization: string | null },
): Promise<Admission> {
  const shown = await shownByToken(asked.authorization);
  if (shown === null) return NOBODY;
  try {
    // No object is made for an account that somebody has only thought up.
    if (!(await isAccount(env, shown.account))) return NOBODY;
  } catch (failure) {
    logFailure({ event: "gate_unreachable", requestId: asked.requestId }, failure);
    return { ...NOBODY, verdict: refused("down") };
  }
  return ask(env, asked, shown);
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

async function ask(env: Env, asked: Omit<Asked, "cookie">, shown: Shown): Promise<Admission> {
  const { account, tokenHash, as, known } = shown;
  try {
    const request: AdmitRequest = {
      tokenHash,
      as,
      address: asked.address,
      now: asked.now,
      stamp: known?.verdict.stamp ?? null,
      keeps: true,
      page: asked.page,
    };
    const gate = accountGate(env, account);
    let told: QuestionFacts | null = null;
    let said: Verdict | typeof SAME;
    if (asked.question) ({ said, told } = await gate.admitQuestion(request, asked.question));
    else said = await gate.admit(request);
    const verdict = said === SAME ? known?.verdict : said;
    if (verdict?.ok === false) return { verdict, signedIn: null, account, tokenHash };
    const facts = verdict?.facts ?? known?.facts;
    if (verdict === undefined || facts === undefined)
      throw new Error("the gate kept back facts that this isolate does not have");
    if (said !== SAME) shown.known = { verdict: { ...verdict, facts: null }, facts: sharing(facts) };
    return { verdict, signedIn: signedIn(account, verdict, facts, asked), account, tokenHash, told };
  } catch (failure) {
    logFailure({ event: "gate_unreachable", requestId: asked.requestId }, failure);
    return { verdict: refused("down"), signedIn: null, account, tokenHash };
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
