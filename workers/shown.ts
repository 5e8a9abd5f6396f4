import { sha256hex } from "../app/domain/ids/sha256";
import type { Admitted, ViewerFacts } from "../app/domain/session/gate";
import { readToken } from "../app/domain/session/token";
import type { SealKey } from "../app/http/sealed";
import { readSession } from "../app/http/session-cookie";
import { Recent } from "./recent";

/** Who asks at most, in one isolate, without being read anew; half of them for certain. A line takes a kilobyte. */
const KEPT = 12_000;
/** A longer header is read each time, so that memory stays bounded. */
const LONGEST = 1_000;

/** What the gate said of somebody; the verdict without its facts. */
export type Known = { verdict: Admitted; facts: ViewerFacts };

/** What somebody showed to come in: where to ask, for what, and what the gate said the last time. */
export type Shown = {
  account: string;
  tokenHash: string;
  as: "browser" | "token";
  /** Kept under the verdict's stamp; the gate says each time whether it still holds. */
  known: Known | null;
};

const byCookie = new WeakMap<readonly SealKey[], Recent<string, Shown>>();
const byToken = new Recent<string, Shown>(KEPT);

/**
 * Null for a missing, doubled, malformed or forged session cookie. A header that was right is right again under the
 * same keys: its MAC and hash are worked out once in an isolate, only right ones are remembered, and those at once.
 */
export function shownByCookie(
  keys: readonly SealKey[],
  header: string | null,
): Shown | null | Promise<Shown | null> {
  if (header === null) return null;
  let kept = byCookie.get(keys);
  if (kept === undefined) {
    kept = new Recent(KEPT);
    byCookie.set(keys, kept);
  }
  return kept.get(header) ?? readCookie(kept, keys, header);
}

async function readCookie(
  kept: Recent<string, Shown>,
  keys: readonly SealKey[],
  header: string,
): Promise<Shown | null> {
  const cookie = await readSession(keys, header);
  if (cookie === null) return null;
  return remember(kept, header, { account: cookie.account, secret: cookie.token, as: "browser" });
}

/** The same for `Authorization: Bearer gh_…`; whether the account exists is not asked. */
export async function shownByToken(header: string | null): Promise<Shown | null> {
  if (header === null) return null;
  const known = byToken.get(header);
  if (known !== undefined) return known;
  const token = readToken(/^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "");
  return token === null ? null : remember(byToken, header, { ...token, as: "token" });
}

async function remember(
  kept: Recent<string, Shown>,
  header: string,
  { account, secret, as }: { account: string; secret: string; as: Shown["as"] },
): Promise<Shown> {
  const shown: Shown = { account, as, tokenHash: await sha256hex(secret), known: null };
  if (header.length <= LONGEST) kept.set(header, shown);
  return shown;
}
