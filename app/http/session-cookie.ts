import { isPublicId } from "~/domain/ids/public-id";
import { DEVICE_COOKIE, readCookie, SESSION_COOKIE, writeCookie } from "./cookies";
import { type SealKey, seal, unseal } from "./sealed";

/** What a session cookie says: which account's gate to ask, and the token whose hash it knows. */
export type SessionCookie = { account: string; shard: number; token: string };

/** `1.<kid>.<account>.<user mod 64>.<token>.<mac>` (architecture, "Login"). */
export const sealSession = (keys: readonly SealKey[], cookie: SessionCookie) =>
  seal(keys, (kid) => ["1", kid, cookie.account, String(cookie.shard), cookie.token]);

/** Checked before any call: null for a missing, doubled, malformed or forged cookie. */
export async function readSession(
  keys: readonly SealKey[],
  header: string | null,
): Promise<SessionCookie | null> {
  const cookie = readCookie(header, SESSION_COOKIE);
  if (cookie.kind !== "one") return null;
  const fields = await unseal(keys, cookie.value);
  if (fields === null || fields.length !== 5) return null;
  const [version, , account = "", shard = "", token = ""] = fields;
  if (
    version !== "1" ||
    !isPublicId(account) ||
    !/^\d{1,2}$/.test(shard) ||
    !/^[A-Za-z0-9_-]{43}$/.test(token)
  )
    return null;
  return { account, shard: Number(shard), token };
}

export const setSessionCookie = (sealed: string, untilAt: number, now: number) =>
  writeCookie(SESSION_COOKIE, sealed, (untilAt - now) / 1000);
export const clearSessionCookie = () => writeCookie(SESSION_COOKIE, "", 0);

/** The signed random id of a device; known to those identities that signed in with it. 180 days. */
export async function readDevice(keys: readonly SealKey[], header: string | null): Promise<string | null> {
  const cookie = readCookie(header, DEVICE_COOKIE);
  if (cookie.kind !== "one") return null;
  const fields = await unseal(keys, cookie.value);
  return fields !== null && fields.length === 3 && fields[0] === "d1" && isPublicId(fields[2] ?? "")
    ? (fields[2] ?? null)
    : null;
}

export async function setDeviceCookie(keys: readonly SealKey[], deviceId: string): Promise<string> {
  return writeCookie(DEVICE_COOKIE, await seal(keys, (kid) => ["d1", kid, deviceId]), 180 * 86_400);
}
