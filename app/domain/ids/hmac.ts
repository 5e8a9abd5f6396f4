const text = new TextEncoder();
const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

export type MacKey = Awaited<ReturnType<typeof macKey>>;

/** A key for HMAC-SHA-256 (RFC 2104) from its bytes as text. */
export const macKey = (secret: string) =>
  crypto.subtle.importKey("raw", text.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** HMAC-SHA-256 of a text, in hex. */
export const macHex = async (key: MacKey, value: string): Promise<string> =>
  hex(await crypto.subtle.sign("HMAC", key, text.encode(value)));
