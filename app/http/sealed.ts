import { base64url, fromBase64url } from "~/domain/ids/public-id";

/** `COOKIE_KEYS`: the first signs, all verify. */
export type SealKey = { kid: string; bytes: Uint8Array };

const text = new TextEncoder();
const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function keyOf(key: SealKey): Promise<CryptoKey> {
  let known = imported.get(key.bytes);
  if (known === undefined) {
    known = crypto.subtle.importKey(
      "raw",
      key.bytes as BufferSource,
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign", "verify"],
    );
    imported.set(key.bytes, known);
  }
  return known;
}

/** `fields` joined by dots with the MAC behind; `{kid}` stands where the fields say so. */
export async function seal(
  keys: readonly SealKey[],
  fields: (kid: string) => readonly string[],
): Promise<string> {
  const key = keys[0];
  if (key === undefined) throw new Error("COOKIE_KEYS is empty");
  const body = fields(key.kid).join(".");
  const mac = await crypto.subtle.sign("HMAC", await keyOf(key), text.encode(body));
  return `${body}.${base64url(new Uint8Array(mac))}`;
}

/** The fields before the MAC when it is right, else null. The second field names the key. Never throws. */
export async function unseal(keys: readonly SealKey[], sealed: string): Promise<string[] | null> {
  const at = sealed.lastIndexOf(".");
  if (at < 0 || sealed.length > 1_024) return null;
  const body = sealed.slice(0, at);
  const mac = fromBase64url(sealed.slice(at + 1));
  const fields = body.split(".");
  const key = keys.find(({ kid }) => kid === fields[1]);
  if (mac === null || key === undefined) return null;
  const right = await crypto.subtle.verify("HMAC", await keyOf(key), mac as BufferSource, text.encode(body));
  return right ? fields : null;
}
