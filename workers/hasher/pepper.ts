/** Bytes that the platform's cryptography accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The peppers by key id. The first seals new hashes, all of them can check old ones. */
export type Peppers = { current: string; keys: Map<string, Bytes> };

/**
 * Reads the secret `PASSWORD_PEPPER`: `kid:base64url,…`, keys of at least 32 bytes.
 * @throws when it is missing or malformed: a hasher without its pepper must not start.
 */
export function readPeppers(text: string | undefined): Peppers {
  const keys = new Map<string, Bytes>();
  for (const entry of (text ?? "").split(",").filter(Boolean)) {
    const [keyId = "", value = ""] = entry.trim().split(":");
    const key = Uint8Array.from(atob(value.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    if (!/^[\w.-]{1,32}$/.test(keyId) || key.length < 32) throw new Error("PASSWORD_PEPPER is malformed");
    keys.set(keyId, key);
  }
  const current = keys.keys().next().value;
  if (current === undefined) throw new Error("PASSWORD_PEPPER is not set");
  return { current, keys };
}

/** HMAC-SHA-256 of an argon2id tag: a copy of the database alone cannot be guessed against (ASVS 11.4.2). */
export async function seal(pepper: Bytes, tag: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", await importKey(pepper), tag));
}

/** Whether `sealed` is the seal of `tag`; compared in constant time by the platform. */
export async function isSealed(pepper: Bytes, tag: Bytes, sealed: Bytes): Promise<boolean> {
  return crypto.subtle.verify("HMAC", await importKey(pepper), sealed, tag);
}

function importKey(pepper: Bytes): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", pepper, algorithm, false, ["sign", "verify"]);
}
