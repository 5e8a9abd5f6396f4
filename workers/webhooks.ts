import { base64url, fromBase64url } from "../app/domain/ids/public-id";
import { ANSWER_MS } from "../app/domain/webhooks/retry";
import type { SealKey } from "../app/http/sealed";
import type { Env } from "./env";

/** One message to a receiver: no redirect is followed, and after five seconds there was no answer. */
export function postTo(
  env: Env,
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<Response> {
  const init: RequestInit = {
    method: "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(ANSWER_MS),
  };
  return env.WEBHOOKS_OUT ? env.WEBHOOKS_OUT.fetch(url, init) : fetch(url, init);
}

const text = new TextEncoder();

/** Signing secrets must be readable to sign, so D1 holds them encrypted: a copy of it signs nothing (ASVS 11.4). */
async function keyOf({ bytes }: SealKey): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey("raw", bytes as BufferSource, "HKDF", false, ["deriveKey"]);
  const info = {
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(0),
    info: text.encode("gatehouse webhooks 1"),
  };
  return crypto.subtle.deriveKey(info, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function sealed(keys: readonly SealKey[], secret: string): Promise<string> {
  const key = keys[0];
  if (key === undefined) throw new Error("COOKIE_KEYS is empty");
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(key), text.encode(secret));
  return ["1", key.kid, base64url(iv), base64url(new Uint8Array(closed))].join(".");
}

/** Null when the key that sealed it is not among `COOKIE_KEYS` any more, or it was tampered with. */
export async function openSealed(keys: readonly SealKey[], sealedText: string): Promise<string | null> {
  const [, kid, iv, closed] = sealedText.split(".");
  const key = keys.find((one) => one.kid === kid);
  const [nonce, bytes] = [fromBase64url(iv ?? ""), fromBase64url(closed ?? "")];
  if (key === undefined || nonce === null || bytes === null) return null;
  try {
    const open = { name: "AES-GCM", iv: nonce as BufferSource };
    return new TextDecoder().decode(
      await crypto.subtle.decrypt(open, await keyOf(key), bytes as BufferSource),
    );
  } catch {
    return null;
  }
}
