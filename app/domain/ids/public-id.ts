const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0));
const ASCII = new TextDecoder();

/** Base64url without padding (RFC 4648 section 5), as one flat text. */
export function base64url(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, at = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text[at++] = CODES[(bits >> shift) & 63] as number;
  }
  return ASCII.decode(text.subarray(0, Math.ceil((bytes.length * 4) / 3)));
}

/** Bytes of base64url text; null when it is not canonical base64url. */
export function fromBase64url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0));
  return base64url(bytes) === text ? bytes : null;
}

const PUBLIC_ID = /^[A-Za-z0-9_-]{22}$/;

/** A 128-bit id as it appears in URLs, from 16 random bytes. */
export const publicId = (random: Uint8Array) => base64url(random.subarray(0, 16));

const SHARED = 4;

/**
 * Ids of rows that one batch writes: their first 32 bits are the batch's, 96 are each row's own. Lying together in an
 * index they touch a few of its pages, where as many ids that share nothing touch a page each.
 */
export function publicIds(count: number, random: (bytes: number) => Uint8Array): string[] {
  const shared = random(SHARED);
  return Array.from({ length: count }, () => publicId(Uint8Array.of(...shared, ...random(16 - SHARED))));
}

/** Whether a text from outside may be a public id at all. */
export const isPublicId = (text: string) => PUBLIC_ID.test(text);
